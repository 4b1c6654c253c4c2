import { PartnerError } from '@accredit/client'
import { adviceFor } from './advice.ts'
import type { Ending } from './exit-codes.ts'
import { endingOf, Failure } from './failure.ts'
import { chooseStyle } from './style.ts'
import type { Runtime } from './runtime.ts'
import { printProblem, type Problem } from './print-problem.ts'
import { stripTraceIds } from './strip-trace-ids.ts'

const headlines: Readonly<Record<Ending, string>> = {
  done: 'Done',
  unexpected: 'Failed',
  usage: 'Error',
  signIn: 'Not signed in',
  refused: 'Refused',
  denied: 'Denied',
  unreachable: 'Gave up',
}

/** Tells on standard error what happened, why, and what to do; a stack only when wanted. */
export function reportError(error: unknown, runtime: Runtime, verbose: boolean): void {
  const { stderr, environment } = runtime
  printProblem(
    runtime,
    error instanceof PartnerError ? describePartnerError(error) : describeError(error),
  )
  if (verbose && error instanceof Error) {
    stderr.write(`${chooseStyle(stderr, environment)('dim', stackOf(error))}\n`)
  }
}

function describeError(error: unknown): Problem {
  const ending = endingOf(error)
  const remedy =
    error instanceof Failure
      ? error.remedy
      : ending === 'unexpected'
        ? 'Run it again with --verbose to see where.'
        : undefined
  return {
    headline: headlines[ending],
    happened: messageOf(error),
    fields: [
      ['Why', ending === 'unreachable' ? deepestReason(error) : undefined],
      ['What to do', remedy],
    ],
  }
}

function describePartnerError(error: PartnerError): Problem {
  const { status, errorName, category, message, correlationId, requestId } = error
  const ending = endingOf(error)
  const remedy = adviceFor(error)
  if (status !== undefined) {
    return {
      headline: headlines[ending],
      happened: `${errorName ?? category} (HTTP ${status})`,
      fields: [
        ['Why', stripTraceIds(message)],
        ['What to do', remedy],
        ['Correlation id', correlationId],
      ],
    }
  }
  return {
    headline: headlines[ending],
    happened: message.replace(/\.$/, ''),
    fields: [
      ['Why', deepestReason(error)],
      ['What to do', remedy],
      ['Correlation id', correlationId],
      // The request may have been carried out; with its id it is safe to send it again.
      ['Request id', ending === 'unreachable' ? requestId : undefined],
    ],
  }
}

/** Root cause of an error, e.g. `connect ECONNREFUSED 127.0.0.1:8787`. */
function deepestReason(error: unknown): string | undefined {
  let deepest = error
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause
  return deepest === error ? undefined : messageOf(deepest)
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Several addresses of one host that all failed come as one error without a text.
  if (error instanceof AggregateError && !error.message) return messageOf(error.errors[0])
  return error.message || error.name
}

function stackOf(error: Error): string {
  const { cause } = error
  const stack = error.stack ?? error.message
  return cause instanceof Error ? `${stack}\nCaused by: ${stackOf(cause)}` : stack
}
