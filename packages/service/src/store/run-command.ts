import { answerRefusal } from '../rules/answer-refusal.ts'
import { refusal, Refused } from '../rules/refusal.ts'
import type { Answer, AnyCommand, CommandCall, Outcome, Reply } from './command.ts'
import type { CompiledStatement, Connection } from './connection.ts'
import { claimAnswer, keepAnswer, readAnswer, type StoredAnswer } from './queries/answers.ts'

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
      const reply = value as Reply
      kept = answerOf(reply, reply.body)
      // Values of `once` are sent and never stored.
      value = reply.once ? answerOf(reply, { ...(reply.body as object), ...reply.once }) : kept
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
    await keepAnswer(transaction, request, kept)
  }
  return outcome
}

/** The stored answer of an earlier call with the same id, or the refusal of a different one. */
function repeat(
  stored: StoredAnswer,
  request: { fingerprint: string; requestId: string },
): Outcome {
  if (stored.fingerprint !== request.fingerprint) {
    return {
      kind: 'refused',
      refusal: refusal('RequestIdReused', { requestId: request.requestId }),
    }
  }
  const answer = readAnswer(stored)
  if (!answer) throw new Error('a request id was claimed and never answered')
  return { kind: 'done', value: answer }
}

function answerOf({ status, headers }: Reply, body: unknown): Answer {
  return {
    status,
    ...(headers && { headers }),
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

/** Notes whether a command has written, so that a late refusal cannot leave half a change. */
function watchWrites(inner: Connection): { connection: Connection; wrote: () => boolean } {
  let wrote = false
  const query = (statement: CompiledStatement, parameters: readonly unknown[]) => {
    wrote ||= statement.writes
    return inner.query(statement, parameters)
  }
  return { connection: { dialect: inner.dialect, query }, wrote: () => wrote }
}
