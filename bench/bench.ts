/** Settings of a run. */
export interface Bench {
  /** Measured rounds; one more warms up. */
  readonly rounds: number
  /** Seconds of each load measurement. */
  readonly seconds: number
  /** Divisor of fixed workloads, for a quick run. */
  readonly scale: number
  /** Number of customers in the large store of rows 6 and 7. */
  readonly customers: number
  /** Path of Microsoft's own CustomerService.json, if given. */
  readonly prism: string | undefined
  /** Node options for the measured service, e.g. to write a profile. */
  readonly node: readonly string[]
  /** Reports progress. */
  tell(text: string): void
}
