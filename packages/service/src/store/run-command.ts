import { answerRefusal } from '../rules/describe/answer-refusal.ts'
import { refusal, Refused } from '../rules/refusal.ts'
import type { Answer, AnyCommand, CommandCall, Outcome, Reply, RequestIdentity } from './command.ts'
import type { CompiledStatement, Connection } from './connection.ts'
import {
  findAnswer,
  holdAnswer,
  keepAnswer,
  readAnswer,
  removeExpiredAnswer,
  type StoredAnswer,
} from './queries/answers.ts'
import { capabilitiesOf } from './statement.ts'

/**
 * Runs one command inside the transaction that its store has opened. A call with a request identity
 * gets its stored answer if there is one; otherwise the answer or refusal is stored in the same
 * transaction. The command starts during the lookup of the stored answer, so that its first reads
 * can share that round trip; it receives no rows and writes nothing before the lookup has ended.
 */
export async function runCommand(
  transaction: Connection,
  command: AnyCommand,
  call: CommandCall,
): Promise<Outcome> {
  const { request } = call
  if (!request) return (await decide(transaction, command, call)).outcome
  const stored = findAnswer(transaction, request)
  const [found, decided] = await Promise.allSettled([
    stored,
    decide(behind(transaction, stored, call.at), command, call),
  ])
  if (found.status === 'rejected') throw found.reason
  if (isValid(found.value, call.at)) {
    await holdAnswer(transaction, request)
    return repeat(found.value, request)
  }
  if (decided.status === 'rejected') throw decided.reason
  const { kept, outcome } = decided.value
  if (kept) {
    if (found.value) await removeExpiredAnswer(transaction, { ...request, expiredBy: call.at })
    await keepAnswer(transaction, request, kept)
  }
  return outcome
}

/** Runs a command; returns its outcome, and the answer to store for a repeated API call. */
async function decide(
  transaction: Connection,
  command: AnyCommand,
  call: CommandCall,
): Promise<{ outcome: Outcome; kept: Answer | undefined }> {
  const watched = watchQueries(transaction)
  try {
    const value = await command.run(watched.connection, call.input, call.at)
    if (watched.overtook()) throw new Error(`${command.name} did not wait for its writes`)
    const tells = watched.tells()
    if (!call.replies) return { outcome: { kind: 'done', value, tells }, kept: undefined }
    const reply = value as Reply
    const kept = answerOf(reply, reply.body)
    // Values of `once` are sent and never stored.
    const sent = reply.once ? answerOf(reply, { ...(reply.body as object), ...reply.once }) : kept
    return { outcome: { kind: 'done', value: sent, tells }, kept }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (watched.wrote())
      throw new Error(`${command.name} refused after it had written`, { cause: error })
    const { refusal: reason } = error
    return { outcome: { kind: 'refused', refusal: reason }, kept: answerRefusal(reason) }
  }
}

function isValid(stored: StoredAnswer | undefined, at: number): stored is StoredAnswer {
  return stored !== undefined && stored.expires_at > at
}

/**
 * Wraps a connection so that a command can at most send its first reads before the lookup of the
 * stored answer has ended.
 */
function behind(
  inner: Connection,
  stored: Promise<StoredAnswer | undefined>,
  at: number,
): Connection {
  let isOpen = false
  const open = async () => {
    if (isValid(await stored, at)) throw new Error('the request was answered before')
    isOpen = true
  }
  // An embedded database has no round trips to save, so the command waits for the lookup there.
  const readsAhead = capabilitiesOf(inner).manyProcesses
  const first: Connection['query'] = async (statement, parameters) => {
    if (statement.writes || !readsAhead) await open()
    const rows = await inner.query(statement, parameters)
    await open()
    return rows
  }
  return {
    dialect: inner.dialect,
    query: (statement, parameters) =>
      isOpen ? inner.query(statement, parameters) : first(statement, parameters),
  }
}

/** The stored answer of an earlier call with the same id, or the refusal of a different one. */
function repeat(stored: StoredAnswer, request: RequestIdentity): Outcome {
  if (stored.fingerprint !== request.fingerprint) {
    return {
      kind: 'refused',
      refusal: refusal('RequestIdReused', { requestId: request.requestId }),
    }
  }
  return { kind: 'done', value: readAnswer(stored) }
}

function answerOf({ status, headers }: Reply, body: unknown): Answer {
  return {
    status,
    ...(headers && { headers }),
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

/**
 * Records whether a command has written, so that a late refusal cannot leave half a change, and
 * whether it sent a statement before an earlier write had ended: an unhandled failure of that write
 * would end the process, and what the later statement sees would be undefined.
 */
function watchQueries(inner: Connection): {
  connection: Connection
  wrote: () => boolean
  tells: () => boolean
  overtook: () => boolean
} {
  let wrote = false
  let tells = false
  let writing = 0
  let overtook = false
  const query = async (statement: CompiledStatement, parameters: readonly unknown[]) => {
    overtook ||= writing > 0
    if (!statement.writes) return inner.query(statement, parameters)
    writing += 1
    try {
      const rows = await inner.query(statement, parameters)
      // A change with `returning` that returns no rows has changed none.
      const isMade = statement.quiet === true || rows.length > 0
      wrote ||= isMade
      tells ||= isMade && statement.tells === true
      return rows
    } catch (error) {
      wrote = true
      throw error
    } finally {
      writing -= 1
    }
  }
  return {
    connection: { dialect: inner.dialect, query },
    wrote: () => wrote,
    tells: () => tells,
    overtook: () => overtook || writing > 0,
  }
}
