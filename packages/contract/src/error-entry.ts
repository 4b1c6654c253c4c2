/** Source of a behaviour: documentation, an SDK or a recording, or our own decision. */
export type Fidelity = 'documented' | 'observed' | 'assumed'

/** A refusal on the wire, apart from the values of its text. */
export interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 429 | 500 | 503
  /** Partner Center's number; a client may branch on it. Never reused for another meaning. */
  readonly code: number
  /** True when the same request can succeed later without a change. */
  readonly retryable: boolean
  /** Text for the caller; each `{name}` is filled in and repeated under `parameters`. */
  readonly text: string
  /** Source for the pair of number and situation, or our own decision. */
  readonly fidelity: Fidelity
  /** The form of the body, where it is not the ordinary one. */
  readonly body?: 'none' | 'gateway'
}

export const invalidInput = { status: 400, code: 800002, retryable: false } as const
export const notAllowed = {
  status: 403,
  code: 600006,
  retryable: false,
  fidelity: 'assumed',
} as const
export const notHere = { status: 404, code: 1000, retryable: false, fidelity: 'assumed' } as const
export const alreadyThere = {
  status: 409,
  code: 600006,
  retryable: false,
  fidelity: 'assumed',
} as const
