import type { Bench } from './bench.ts'

/** One comparison with a floor and a goal. */
export interface Line {
  /** Name, unique within the row. */
  readonly what: string
  readonly baselineIs: string
  readonly unit: string
  /** Our values, one per round. */
  readonly ours: readonly number[]
  /**
   * Baseline values of the same rounds; absent when the figure is compared with the marks itself.
   */
  readonly baseline?: readonly number[]
  /** Direction in which the figure improves. */
  readonly better: 'more' | 'less'
  /** Absent when the figure has no marks. */
  readonly floor?: number
  readonly goal?: number
  readonly notes?: readonly string[]
}

/** One row of the table of figures. */
export interface Row {
  readonly number: number
  readonly title: string
  measure(bench: Bench): Promise<readonly Line[]>
}
