import type { Bench } from './bench.ts'

/** One thing that is held to a floor and a goal. */
export interface Line {
  /** Name of the comparison; unique within its row. */
  readonly what: string
  readonly baselineIs: string
  readonly unit: string
  /** One value per round. */
  readonly ours: readonly number[]
  /** In the same rounds; absent where a figure is held to the mark as it is. */
  readonly baseline?: readonly number[]
  /** Direction in which the figure gets better. */
  readonly better: 'more' | 'less'
  /** Absent where nothing is asked of the figure. */
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
