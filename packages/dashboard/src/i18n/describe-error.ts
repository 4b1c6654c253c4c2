import { PartnerError } from '@accredit/client'
import type { Language } from './define-messages.ts'
import { errorMessages } from './error-messages.ts'
import { refusalTexts } from './refusal-texts.ts'

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
export function describeError(error: unknown, language: Language): ErrorDescription {
  const kind = kindOf(error)
  const { title, text } = errorMessages[language][kind]
  const refused = error instanceof PartnerError ? error : undefined
  return {
    kind,
    title,
    text: (refused && textOfRefusal(refused, language)) ?? text,
    detail: refused && language !== 'en' && namesRule(refused) ? refused.message : undefined,
    correlationId: refused?.correlationId,
    retryable: refused?.retryable ?? true,
  }
}

function kindOf(error: unknown): ErrorDescription['kind'] {
  if (!(error instanceof PartnerError)) return 'unexpected'
  if (error.category === 'Unauthorized') {
    return /mfa/i.test(error.message) ? 'no-mfa' : 'signed-out'
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

/** A refusal that names a rule is about what was typed. */
function namesRule({ parameters, errorName }: PartnerError): boolean {
  const ours = errorName !== 'CaseStateConflict'
  return ours && (parameters['rule'] !== undefined || parameters['problems'] !== undefined)
}

/** The refusals have their own texts; what we have no text for is passed on as the service says it. */
function textOfRefusal(error: PartnerError, language: Language): string | undefined {
  if (error.status === undefined || error.status === 401 || error.status >= 500) return undefined
  if (error.status === 429 || error.errorName === undefined) return undefined
  const values = Object.entries(error.parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const named = Object.fromEntries(values) as Readonly<Record<string, string>>
  return refusalTexts[language][error.errorName]?.(named) ?? error.message
}
