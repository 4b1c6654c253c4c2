import type { RawAnswer, RawRequest, Transport } from './messages.ts'

/** Request on its way through the transport. */
export interface Passage {
  readonly request: RawRequest
  /** Undefined where the answer was lost on its way back. */
  readonly answer?: RawAnswer
}

/** A transport that keeps a list of what went through it. */
export interface WatchedTransport {
  readonly transport: Transport
  readonly passages: Passage[]
}

/** Notes every request with its answer. */
export function watch(transport: Transport): WatchedTransport {
  const passages: Passage[] = []
  return {
    passages,
    async transport(request) {
      const answer = await transport(request)
      passages.push({ request, answer })
      return answer
    },
  }
}

/**
 * Loses the first answers: the service has received and done the request, but the sender sees a
 * broken connection, as after a timeout.
 */
export function loseAnswers(transport: Transport, count: number): WatchedTransport {
  const passages: Passage[] = []
  let left = count
  return {
    passages,
    async transport(request) {
      const answer = await transport(request)
      if (left === 0) {
        passages.push({ request, answer })
        return answer
      }
      left -= 1
      passages.push({ request })
      throw new Error('socket hang up')
    },
  }
}

/** Answers the first requests itself, as an overloaded gateway does; they never reach the service. */
export function answerFirst(
  transport: Transport,
  count: number,
  answer: RawAnswer,
): WatchedTransport {
  const passages: Passage[] = []
  let left = count
  return {
    passages,
    async transport(request) {
      if (left === 0) {
        const real = await transport(request)
        passages.push({ request, answer: real })
        return real
      }
      left -= 1
      passages.push({ request, answer })
      return answer
    },
  }
}
