/** Database job for the process beside the service. */
export interface StatementsJob {
  readonly url: string
  /** A durable insert, or the query behind a GET. */
  readonly what: 'write' | 'read'
  /** Total number of statements. */
  readonly amount: number
  /** Number of concurrent statements. */
  readonly atOnce: number
  /** Customers to read, in order. */
  readonly customers: readonly { readonly partnerId: string; readonly customerId: string }[]
}

/** Rate of the statements. */
export interface StatementsResult {
  readonly perSecond: number
  /** In milliseconds. */
  readonly p99: number
}
