/** What the process beside the service is to do with the database. */
export interface TransactorJob {
  readonly url: string
  /** The same transaction as behind a POST, or one single statement. */
  readonly what: 'transaction' | 'statement'
  readonly from: number
  readonly to: number
  /** How many are under way at once. */
  readonly atOnce: number
}
