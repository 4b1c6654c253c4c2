import { sayBulkFinding } from '@accredit/contract/bulk-words'
import { knowsRules, sayRefusal } from '@accredit/contract/words'
import { findProblem, problem, sayProblem, type ProblemName } from '../words/problem.ts'
import type { Speech, Words } from '../words/words.ts'
import { BulkError, PartnerError, type PartnerErrorCategory } from '@accredit/client'
import { endingOf } from './failure.ts'
import { explainFile } from './explain-start-failure.ts'
import { chooseStyle } from './style.ts'
import type { Runtime } from './runtime.ts'
import { printProblem, type ProblemReport } from './print-problem.ts'
import { stripTraceIds } from './strip-trace-ids.ts'

/** Prints on standard error what happened, why, and what to do; a stack only if wanted. */
export function reportError(
  error: unknown,
  runtime: Pick<Runtime, 'environment' | 'stderr'>,
  { speech, verbose }: { readonly speech: Speech; readonly verbose: boolean },
): void {
  const { stderr, environment } = runtime
  printProblem(
    runtime,
    error instanceof PartnerError
      ? describePartnerError(error, speech)
      : error instanceof BulkError
        ? describeBulkError(error, speech)
        : describeError(error, speech),
    speech.words.labels,
  )
  if (verbose && error instanceof Error) {
    stderr.write(`${chooseStyle(stderr, environment)('dim', stackOf(error))}\n`)
  }
}

function describeError(error: unknown, speech: Speech): ProblemReport {
  const ending = endingOf(error)
  const found =
    findProblem(error) ?? explainFile(error) ?? problem('Unexpected', { text: messageOf(error) })
  const [happened, remedy] = sayProblem(found, speech)
  const { headlines } = speech.words
  return {
    headline: headlines[ending],
    happened,
    fields: [
      ['why', unexplained.has(found.rule) ? deepestReason(error) : undefined],
      ['whatToDo', remedy],
    ],
  }
}

function describeBulkError(error: BulkError, speech: Speech): ProblemReport {
  const { words } = speech
  const happened = sayBulkFinding(speech, error.finding) ?? error.message
  return { headline: words.headlines[endingOf(error)], happened, fields: [] }
}

/** Problems for which the system's own error is shown. */
const unexplained: ReadonlySet<ProblemName> = new Set([
  'NoAnswer',
  'NoAnswerOfAuthority',
  'DriftNoAnswer',
])

function describePartnerError(error: PartnerError, speech: Speech): ProblemReport {
  const { status, errorName, category, correlationId, requestId } = error
  const { headlines } = speech.words
  const ending = endingOf(error)
  if (status !== undefined) {
    return {
      headline: headlines[ending],
      happened: `${errorName ?? category} (HTTP ${status})`,
      fields: [
        ['why', textOfError(error, speech)],
        ['whatToDo', adviceFor(error, speech.words)],
        ['correlationId', correlationId],
      ],
    }
  }
  const found = findProblem(error)
  const [happened, remedy] = found ? sayProblem(found, speech) : [sayFailure(error, speech)]
  return {
    headline: headlines[ending],
    happened,
    fields: [
      ['why', found ? undefined : deepestReason(error)],
      ['whatToDo', remedy ?? adviceFor(error, speech.words)],
      ['correlationId', correlationId],
      // The request may have been carried out; with its id it is safe to resend it.
      ['requestId', ending === 'unreachable' ? requestId : undefined],
    ],
  }
}

/** Advice on an error of the service. */
export function adviceFor(
  { errorName = '', category }: PartnerError,
  { adviceByCategory, adviceByName }: Words,
): string | undefined {
  const byName: Readonly<Record<string, string>> = adviceByName
  const byCategory: Readonly<Record<string, string>> = adviceByCategory
  return byName[errorName] ?? byCategory[category]
}

/**
 * Describes an error that the client itself found; English uses its own message, which has more
 * detail.
 */
function sayFailure({ category, message }: PartnerError, { language, words }: Speech): string {
  const texts: Readonly<Partial<Record<PartnerErrorCategory, string>>> = words.failures
  const text = language === 'en' ? undefined : texts[category]
  return text ?? message.replace(/\.$/, '')
}

/** Describes the service's answer, in the user's language where there are words for it. */
export function textOfError(error: PartnerError, speech: Speech): string {
  const found = findProblem(error)
  if (error.status === undefined && found) return sayProblem(found, speech)[0]
  return textOfRefusal(error, speech) ?? stripTraceIds(error.message)
}

/**
 * Words a refusal in the user's language. English uses the service's own text, which has more
 * detail; so does a rule that this release has no words for.
 */
function textOfRefusal(
  error: PartnerError,
  { language, contract, formats }: Speech,
): string | undefined {
  if (language === 'en') return undefined
  const { errorName, parameters } = error
  if (errorName === undefined) return undefined
  const says = !('rules' in parameters) || knowsRules(contract, parameters)
  return says ? sayRefusal(contract, { errorName, parameters }, formats) : undefined
}

/** Root cause of an error, e.g. `connect ECONNREFUSED 127.0.0.1:8787`. */
function deepestReason(error: unknown): string | undefined {
  let deepest = error
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause
  return deepest === error ? undefined : messageOf(deepest)
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // When several addresses of one host all fail, the error has no text.
  if (error instanceof AggregateError && !error.message) return messageOf(error.errors[0])
  return error.message || error.name
}

function stackOf(error: Error): string {
  const { cause } = error
  const stack = error.stack ?? error.message
  return cause instanceof Error ? `${stack}\nCaused by: ${stackOf(cause)}` : stack
}
