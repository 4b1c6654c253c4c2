import { BulkError, PartnerError, type PartnerErrorCategory } from '@accredit/client'
import { ConfigError } from '../config/config.ts'
import { ProblemError, type Problem } from '../words/problem.ts'
import type { Ending } from './exit-codes.ts'

/** An expected failure of a command: its problem is all that a user needs. */
export class Failure extends ProblemError {
  override readonly name = 'Failure'
  readonly ending: Ending

  constructor(ending: Ending, what: Problem, cause?: unknown) {
    super(what, cause === undefined ? undefined : { cause })
    this.ending = ending
  }
}

const endings: Readonly<Record<PartnerErrorCategory, Ending>> = {
  Unauthorized: 'signIn',
  BadInput: 'refused',
  Forbidden: 'refused',
  NotFound: 'refused',
  AlreadyExists: 'refused',
  InvalidOperation: 'refused',
  UnsupportedDataFormat: 'refused',
  NotSpecified: 'unreachable',
  RequestTimeout: 'unreachable',
  TooManyRequests: 'unreachable',
  ServerBusy: 'unreachable',
  GatewayTimeout: 'unreachable',
  ServerError: 'unexpected',
  ResponseParsing: 'unexpected',
}

/** Name of the exit code after this error. */
export function endingOf(error: unknown): Ending {
  if (error instanceof Failure) return error.ending
  if (error instanceof ConfigError || error instanceof BulkError) return 'usage'
  if (error instanceof PartnerError) return endings[error.category]
  return 'unexpected'
}
