import { PartnerError } from '@accredit/client'
import { knowsRules, sayRefusal } from '@accredit/contract/words'
import type { Spoken } from '../words/load-words.ts'
import { formatsOf } from './formats-of.ts'

/** Description of an error for a person. */
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
  /** The service's own sentence, in English, where ours cannot say all that it says. */
  readonly detail?: string | undefined
  /** Id by which support finds the call. */
  readonly correlationId?: string | undefined
  /** True when trying the same again can help. */
  readonly retryable: boolean
}

/** Says what went wrong and what to do, in the user's language. */
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

/** Tells whether the language has words for every rule that a refusal names. */
function saysAll({ parameters, errorName }: PartnerError, { language, words }: Spoken): boolean {
  return language === 'en' || errorName === 'CaseStateConflict' || knowsRules(words, parameters)
}

/** The refusals have their own texts; what we have no text for is passed on as the service says it. */
function textOfRefusal(error: PartnerError, { language, words }: Spoken): string | undefined {
  if (error.status === undefined || error.status === 401 || error.status >= 500) return undefined
  if (error.status === 429 || error.errorName === undefined) return undefined
  return sayRefusal(words, error, formatsOf(language)) ?? error.message
}
