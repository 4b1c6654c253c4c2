import { PartnerError } from '@accredit/client'
import { knowsRules, sayRefusal } from '@accredit/contract/words'
import type { Spoken } from '../words/load-words.ts'
import { formatsOf } from './formats-of.ts'

/** Error description for users. */
export interface ErrorDescription {
  readonly kind:
    | 'no-answer'
    | 'signed-out'
    | 'no-mfa'
    | 'forbidden'
    | 'not-found'
    | 'changed-meanwhile'
    | 'busy'
    | 'refused'
    | 'unexpected'
  readonly title: string
  readonly text: string
  /** The service's own English sentence, where ours says less. */
  readonly detail?: string | undefined
  /** Id for support to find the call. */
  readonly correlationId?: string | undefined
  /** True when a retry can help. */
  readonly retryable: boolean
}

/** Describes an error and its remedy in the user's language. */
export function describeError(error: unknown, spoken: Spoken): ErrorDescription {
  const kind = kindOf(error)
  const { title, text } = spoken.words.errors[kind]
  const refused = error instanceof PartnerError ? error : undefined
  return {
    kind,
    title,
    text: (refused && textOfRefusal(refused, spoken)) ?? text,
    detail: refused && !saysAll(refused, spoken) ? refused.message : undefined,
    correlationId: refused?.correlationId,
    retryable: refused?.retryable ?? true,
  }
}

function kindOf(error: unknown): ErrorDescription['kind'] {
  if (!(error instanceof PartnerError)) return 'unexpected'
  if (error.category === 'Unauthorized') {
    return error.errorName === 'MfaRequired' ? 'no-mfa' : 'signed-out'
  }
  if (error.status === undefined) {
    return error.category === 'ResponseParsing' ? 'unexpected' : 'no-answer'
  }
  if (error.errorName === 'EtagNotValid') return 'changed-meanwhile'
  if (error.status === 403 && error.errorName !== undefined) {
    return ['RoleNotAllowed', 'InsufficientPrivileges'].includes(error.errorName)
      ? 'forbidden'
      : 'refused'
  }
  if (error.status === 404) return 'not-found'
  if (error.status === 429 || error.status === 503) return 'busy'
  return error.status >= 500 ? 'unexpected' : 'refused'
}

/** Checks that the language has words for every rule that a refusal names. */
function saysAll({ parameters, errorName }: PartnerError, { language, words }: Spoken): boolean {
  return language === 'en' || errorName === 'CaseStateConflict' || knowsRules(words, parameters)
}

/** Every known refusal has a text; for unknown ones the service's own text is shown. */
function textOfRefusal(error: PartnerError, { language, words }: Spoken): string | undefined {
  if (error.status === undefined || error.status === 401 || error.status >= 500) return undefined
  if (error.status === 429 || error.errorName === undefined) return undefined
  return sayRefusal(words, error, formatsOf(language)) ?? error.message
}
