/** One request of the load, and what has to come back. */
export interface LoadCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Number of the token that it carries. */
  readonly token: number
  readonly body?: string | undefined
  /** Number of the answer that has to come back. */
  readonly answer: number
}

/** An answer as it has to be. */
export interface ExpectedAnswer {
  readonly status: number
  /** The body; a part of it that is new each time, such as a date, stands as `*`. */
  readonly body: string
}

/** Calls to send, and the pace at which they are sent. */
export interface LoadJob {
  readonly url: string
  readonly calls: readonly LoadCall[]
  readonly tokens: readonly string[]
  readonly answers: readonly ExpectedAnswer[]
  readonly connections: number
  /**
   * For some seconds, the calls again and again; once each; or at a fixed rate for some seconds,
   * whether the server keeps up or not.
   */
  readonly how:
    | { readonly kind: 'seconds'; readonly seconds: number }
    | { readonly kind: 'once' }
    | { readonly kind: 'rate'; readonly perSecond: number; readonly seconds: number }
}

/** Outcome of a load. */
export interface LoadResult {
  readonly answered: number
  readonly perSecond: number
  /** Milliseconds from sending to the whole answer. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly most: number }
  /** Share of its time that the generator was busy, from 0 to 1: near 1 it is the limit itself. */
  readonly busy: number
}

/** Messages to the process of the generator. */
export type LoadMessage =
  | { readonly kind: 'run'; readonly job: LoadJob }
  | { readonly kind: 'stop' }

/** Messages from the process of the generator: answers have begun to come, and the result. */
export type LoadReply =
  | { readonly kind: 'flowing' }
  | { readonly kind: 'done'; readonly result: LoadResult }
  | { readonly kind: 'failed'; readonly fault: string }
