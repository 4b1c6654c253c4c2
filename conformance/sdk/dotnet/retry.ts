import type { RawAnswer, RawRequest, Transport } from '../wire/messages.ts'

const repeats = 3
const final = new Set([400, 401, 403, 404, 409, 417, 429])

/** Waits before the first, second and third repetition, in milliseconds. */
export const waits = [500, 1_500, 3_500] as const

/**
 * Sends a request once and up to three times more, with the same ids each time: on a broken
 * connection and on every failure but those that a repetition cannot help.
 * Source: the .NET SDK's retry policy.
 */
export async function sendWithRetries(
  transport: Transport,
  request: RawRequest,
  wait: (milliseconds: number) => Promise<void>,
): Promise<RawAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const last = attempt === repeats
    try {
      const answer = await transport(request)
      const good = answer.status >= 200 && answer.status < 300
      if (good || last || final.has(answer.status)) return answer
    } catch (error) {
      if (last) throw error
    }
    await wait(waits[attempt] ?? 0)
  }
}
