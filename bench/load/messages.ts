/** One request of the load and its expected answer. */
export interface LoadCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Index of its token. */
  readonly token: number
  readonly body?: string | undefined
  /** Index of its expected answer. */
  readonly answer: number
}

/** An expected answer. */
export interface ExpectedAnswer {
  readonly status: number
  /** Expected body; `*` stands for parts that vary, such as dates. */
  readonly body: string
}

/** Calls to send, and their pace. */
export interface LoadJob {
  readonly url: string
  readonly calls: readonly LoadCall[]
  readonly tokens: readonly string[]
  readonly answers: readonly ExpectedAnswer[]
  readonly connections: number
  /**
   * Repeats the calls for some seconds, sends each once, or sends at a fixed rate for some seconds
   * whether or not the server keeps up.
   */
  readonly how:
    | { readonly kind: 'seconds'; readonly seconds: number }
    | { readonly kind: 'once' }
    | { readonly kind: 'rate'; readonly perSecond: number; readonly seconds: number }
}

/** Result of a load. */
export interface LoadResult {
  readonly answered: number
  readonly perSecond: number
  /** Milliseconds from sending a request to its complete answer. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly most: number }
  /**
   * Share of the time that the generator was busy, from 0 to 1; near 1, the generator itself is the
   * limit.
   */
  readonly busy: number
}

/** Messages to the load generator. */
export type LoadMessage =
  | { readonly kind: 'run'; readonly job: LoadJob }
  | { readonly kind: 'stop' }

/** Messages from the load generator: answers have begun to arrive, and the result. */
export type LoadReply =
  | { readonly kind: 'flowing' }
  | { readonly kind: 'done'; readonly result: LoadResult }
  | { readonly kind: 'failed'; readonly fault: string }
