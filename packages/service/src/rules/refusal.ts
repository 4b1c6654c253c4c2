import { errorText, type ErrorName, type ErrorParameters } from '@accredit/contract'

/** Refusal of a request: an entry of the error catalogue with the values for its text. */
export type Refusal = {
  [Name in ErrorName]: { readonly error: Name; readonly parameters: ErrorParameters<Name> }
}[ErrorName]

/**
 * Builds a refusal, for a rule to return.
 * @example refusal('TenantNotFound', { customerId })
 */
export function refusal<Name extends ErrorName>(
  error: Name,
  parameters: ErrorParameters<Name>,
): Refusal {
  return { error, parameters } as unknown as Refusal
}

/** Carries a refusal out of an operation or a command to the code that turns it into the answer. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal

  constructor(reason: Refusal) {
    super(errorText(reason.error, reason.parameters as never))
    this.refusal = reason
  }
}

/** Throws when a rule returned a refusal. */
export function enforce(verdict: Refusal | undefined): void {
  if (verdict !== undefined) throw new Refused(verdict)
}

/** Throws this refusal. */
export function refuse<Name extends ErrorName>(
  error: Name,
  parameters: ErrorParameters<Name>,
): never {
  throw new Refused(refusal(error, parameters))
}
