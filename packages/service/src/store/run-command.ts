import { answerRefusal } from '../rules/answer-refusal.ts'
import { refusal, Refused } from '../rules/refusal.ts'
import type { Answer, AnyCommand, CommandCall, Outcome, Reply } from './command.ts'
import type { CompiledStatement, Connection } from './connection.ts'
import { claimAnswer, keepAnswer, type StoredAnswer } from './queries/answers.ts'

/**
 * Runs one command inside the transaction that its store has opened. A call with a request identity
 * is answered from the store when it was answered before; otherwise its answer, a refusal included,
 * is stored in the same transaction.
 */
export async function runCommand(
  transaction: Connection,
  command: AnyCommand,
  call: CommandCall,
): Promise<Outcome> {
  const { request } = call
  const stored = request && (await claimAnswer(transaction, { ...request, at: call.at }))
  if (stored) return repeat(stored, request)
  const watched = watchWrites(transaction)
  let outcome: Outcome
  let kept: Answer | undefined
  try {
    let value = await command.run(watched.connection, call.input, call.at)
    if (call.replies) {
      const { status, body, once } = value as Reply
      kept = answerOf(status, body)
      // Values of `once` are sent and never stored.
      value = once ? answerOf(status, { ...(body as object), ...once }) : kept
    }
    outcome = { kind: 'done', value }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (watched.wrote())
      throw new Error(`${command.name} refused after it had written`, { cause: error })
    outcome = { kind: 'refused', refusal: error.refusal }
    kept = answerRefusal(error.refusal)
  }
  if (request && kept) {
    await keepAnswer(transaction, { ...request, status: kept.status, body: kept.body ?? null })
  }
  return outcome
}

/** The stored answer of an earlier call with the same id, or the refusal of a different one. */
function repeat(
  stored: StoredAnswer,
  request: { fingerprint: string; requestId: string },
): Outcome {
  if (stored.status === null) throw new Error('a request id was claimed and never answered')
  if (stored.fingerprint !== request.fingerprint) {
    return {
      kind: 'refused',
      refusal: refusal('RequestIdReused', { requestId: request.requestId }),
    }
  }
  return { kind: 'done', value: { status: stored.status, body: stored.body ?? undefined } }
}

function answerOf(status: number, body: unknown): Answer {
  return { status, body: body === undefined ? undefined : JSON.stringify(body) }
}

/** Notes whether a command has written, so that a late refusal cannot leave half a change. */
function watchWrites(inner: Connection): { connection: Connection; wrote: () => boolean } {
  let wrote = false
  const query = (statement: CompiledStatement, parameters: readonly unknown[]) => {
    wrote ||= !statement.sql.startsWith('select')
    return inner.query(statement, parameters)
  }
  return { connection: { dialect: inner.dialect, query }, wrote: () => wrote }
}
