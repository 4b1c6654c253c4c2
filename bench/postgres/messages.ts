/** Work on the database for the process beside the service. */
export interface TransactorJob {
  readonly url: string
  /** The same transaction as behind a POST, or one single statement. */
  readonly what: 'transaction' | 'statement'
  readonly from: number
  readonly to: number
  /** Transactions under way at once. */
  readonly atOnce: number
}
