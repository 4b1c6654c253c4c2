/** Settings with which the rows are measured. */
export interface Bench {
  /** Rounds that count; one more warms up. */
  readonly rounds: number
  /** Seconds of each measurement under load. */
  readonly seconds: number
  /** Factor by which fixed amounts of work are made smaller for a quick look. */
  readonly scale: number
  /** Customers of the large store in rows 6 and 7. */
  readonly customers: number
  /** Microsoft's own CustomerService.json, where it was given. */
  readonly prism: string | undefined
  /** Options of Node for the service that is measured, e.g. to have a profile written. */
  readonly node: readonly string[]
  /** Tells what is under way. */
  tell(text: string): void
}
