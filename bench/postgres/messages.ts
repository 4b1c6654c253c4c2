/** Work on the database for the process beside the service. */
export interface StatementsJob {
  readonly url: string
  /** A durable insert, or the read behind a GET. */
  readonly what: 'write' | 'read'
  /** Statements in all. */
  readonly amount: number
  /** Statements under way at once. */
  readonly atOnce: number
  /** The customers of a read, one after the other. */
  readonly customers: readonly { readonly partnerId: string; readonly customerId: string }[]
}

/** Pace of the statements. */
export interface StatementsResult {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
}
