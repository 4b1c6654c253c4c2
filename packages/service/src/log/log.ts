import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { scrub } from './scrub.ts'

/** An error as it is logged. */
interface DescribedError {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: DescribedError
  readonly errors?: readonly DescribedError[]
}

/** Logged depth of causes. */
const deepest = 5

/**
 * Opens the log: one JSON object per line, on standard error unless another destination is given.
 * Writes are asynchronous; `flush` it before the end.
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    // Batched, because a single write to a terminal or file costs as much as a good part of a call.
    destination ?? pino.destination({ fd: 2, sync: false, minLength: 4_096, periodicFlush: 250 }),
  )
}

/**
 * Describes an error for the log by members known to be harmless. Drivers attach queries,
 * parameters and whole rows to their errors, so only members listed here are logged.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: scrub(String(error)) }
  const { code, errors } = error as { code?: unknown; errors?: unknown }
  const goesOn = depth < deepest
  return {
    type: error.name,
    message: withoutValues(scrub(error.message), code),
    ...(typeof code === 'string' && { code }),
    ...(error.stack && { stack: framesOf(error.stack) }),
    ...(goesOn && error.cause !== undefined && { cause: describeError(error.cause, depth + 1) }),
    ...(goesOn &&
      Array.isArray(errors) && { errors: errors.map((each) => describeError(each, depth + 1)) }),
  }
}

/** PostgreSQL repeats the value that it could not parse (class 22, data exceptions). */
function withoutValues(message: string, code: unknown): string {
  const isDataFault = typeof code === 'string' && /^22...$/.test(code)
  return isDataFault ? message.replaceAll(/"[^]*"/g, '"…"') : message
}

/** Frames of a stack, without the first lines, which repeat the message. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n')
}
