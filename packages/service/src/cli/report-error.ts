import { PartnerError } from '@accredit/client'
import { adviceFor } from './advice.ts'
import { endingOf, type Ending } from './exit-codes.ts'
import { Failure } from './failure.ts'
import { formatFields, type Field } from './format-fields.ts'
import { printable } from './format-text.ts'
import { chooseStyle } from './style.ts'
import type { Surroundings } from './surroundings.ts'

const headlines: Readonly<Record<Ending, string>> = {
  done: 'Done',
  unexpected: 'Unexpected failure',
  usage: 'Error',
  signIn: 'Not signed in',
  refused: 'Refused',
  denied: 'Denied',
  unreachable: 'No answer',
}

/** Tells on standard error what happened, why, and what to do; a stack only when wanted. */
export function reportError(
  error: unknown,
  { stderr, environment }: Surroundings,
  verbose: boolean,
): void {
  const style = chooseStyle(stderr, environment)
  const { happened, fields } = describeError(error)
  const width = stderr.isTTY ? stderr.columns : undefined
  const [headline, ...rest] = printable(happened).split(':')
  stderr.write(`${style(['red', 'bold'], `${headline}:`)}${rest.join(':')}\n`)
  stderr.write(formatFields(fields, { style, indent: '  ', width }))
  if (verbose && error instanceof Error) stderr.write(`${style('dim', stackOf(error))}\n`)
}

function describeError(error: unknown): { happened: string; fields: readonly Field[] } {
  if (error instanceof PartnerError) return describePartnerError(error)
  const ending = endingOf(error)
  const happened = `${headlines[ending]}: ${messageOf(error)}`
  if (error instanceof Failure) {
    const why = error.ending === 'unreachable' ? deepestReason(error) : undefined
    const fields: Field[] = [
      ['Why', why],
      ['What to do', error.remedy],
    ]
    return { happened, fields }
  }
  const remedy = ending === 'unexpected' ? 'Run it again with --verbose to see where.' : undefined
  return { happened, fields: [['What to do', remedy]] }
}

function describePartnerError(error: PartnerError): { happened: string; fields: readonly Field[] } {
  const { status, errorName, message, correlationId, requestId } = error
  const answered = status !== undefined
  const ending = endingOf(error)
  const name = errorName ?? error.category
  const happened = answered
    ? `${headlines[ending]}: ${name} (HTTP ${status})`
    : ending === 'refused'
      ? `${headlines[ending]}: ${name}`
      : `${headlines[ending]}: ${message.replace(/\.$/, '')}`
  const why = answered || ending === 'refused' ? message : deepestReason(error)
  // A lost answer may belong to a request that was carried out; its id makes it safe to repeat.
  const lost = !answered && ending === 'unreachable' ? requestId : undefined
  return {
    happened,
    fields: [
      ['Why', why],
      ['What to do', adviceFor(error)],
      ['Correlation id', correlationId],
      ['Request id', lost],
    ],
  }
}

/** What lies at the bottom of an error, e.g. `connect ECONNREFUSED 127.0.0.1:8787`. */
function deepestReason(error: Error): string | undefined {
  let deepest: unknown = error
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
