/** A request as it goes over the wire: names and values of headers exactly as they are written. */
export interface RawRequest {
  readonly method: string
  /** Path and query, percent-encoded by the sender; it is never normalised. */
  readonly target: string
  /** `Host` and `Content-Length` stand where they are sent; the transport fills in their values. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Text goes as UTF-8, bytes as they are. */
  readonly body?: string | Uint8Array
}

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number
  /** The reason phrase of the status line. */
  readonly reason: string
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Sends one request and resolves with its answer; rejects when no answer comes. */
export type Transport = (request: RawRequest) => Promise<RawAnswer>
