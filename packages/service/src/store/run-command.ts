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
 * is answered from the store when it was answered before; otherwise its answer, a refusal included,
 * is stored in the same transaction. The command begins while the look for that answer is under way,
 * so that both can make one trip; until it is known, the command learns nothing and writes nothing.
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

/** Runs a command: what comes of it, and the answer that a call of the API would get again. */
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

/** Lets a command go no further than its first reads, at most, before it is known that it was not answered. */
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
  // An embedded database has no trips to save, so that a repeated request need not read in vain.
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
 * Notes whether a command has written, so that a late refusal cannot leave half a change; and whether
 * one of its statements has overtaken a write: one that fails unheard would bring the process down,
 * and nobody could say what the statements after it have seen.
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
      // A change that tells which rows it has made, and names none, has made none.
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
