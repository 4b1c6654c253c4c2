import type { RawAnswer, RawRequest, Transport } from '../wire/messages.ts'

const repeats = 3
/** Statuses that the strategy calls not retryable: it sends five times all the same. */
const listed = new Set([400, 401, 403, 404, 409, 417])
/** Attempts after which this stand-in gives up; the SDK would repeat without end. */
const patience = 12

/** Failure of a call that the SDK would repeat without end. */
export class EndlessRetry extends Error {
  override readonly name = 'EndlessRetry'
}

/**
 * Sends a request until it succeeds: a refusal of the list is sent five times with one id, and every
 * other failure, 429 and 5xx included, without end.
 * Source: the Java SDK's retry strategy, which counts from 0 and looks at its list only after that.
 */
export async function sendWithRetries(
  transport: Transport,
  request: RawRequest,
  wait: (milliseconds: number) => Promise<void>,
): Promise<RawAnswer> {
  for (let count = 0; ; count += 1) {
    const answer = await transport(request)
    if (count > repeats && listed.has(answer.status)) return answer
    if (answer.status >= 200 && answer.status < 300) return answer
    if (count === patience) throw new EndlessRetry(`status ${answer.status} is repeated for ever`)
    await wait(Math.trunc((2 ** count - 1) / 2))
  }
}
