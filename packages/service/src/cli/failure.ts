import { PartnerError, type PartnerErrorCategory } from '@accredit/client'
import { ConfigError } from '../config/config.ts'
import type { Ending } from './exit-codes.ts'

/** An end that a command foresees: its text is all that a person needs to go on. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly ending: Ending
  /** Advice to the person. */
  readonly remedy: string | undefined

  constructor(ending: Ending, message: string, remedy?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.ending = ending
    this.remedy = remedy
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
  if (error instanceof ConfigError) return 'usage'
  if (error instanceof PartnerError) return endings[error.category]
  return 'unexpected'
}
