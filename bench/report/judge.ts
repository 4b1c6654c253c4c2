import { summarize, type Summary } from '../measure/statistics.ts'
import type { Line } from '../row.ts'

/** Result of comparing a figure with its goal and floor. */
export type Mark = 'goal' | 'floor' | 'below' | 'unmarked'

/** A line with its summaries. */
export interface Judged {
  readonly row: number
  readonly title: string
  readonly what: string
  readonly baselineIs: string
  readonly unit: string
  readonly ours: Summary
  readonly baseline: Summary | undefined
  /** Figure compared with floor and goal: the ratio, or without a baseline the value itself. */
  readonly figure: Summary
  readonly better: Line['better']
  readonly floor: number | undefined
  readonly goal: number | undefined
  readonly mark: Mark
  readonly rounds: number
  readonly notes: readonly string[]
}

/**
 * Summarizes a line. The ratio is computed within each round, since both sides ran under the same
 * conditions.
 */
export function judge(row: { number: number; title: string }, line: Line): Judged {
  const { ours, baseline, notes = [], what, baselineIs, unit, better, floor, goal } = line
  const figure = summarize(
    baseline ? ours.map((value, round) => value / (baseline[round] ?? NaN)) : ours,
  )
  return {
    row: row.number,
    title: row.title,
    what,
    baselineIs,
    unit,
    ours: summarize(ours),
    baseline: baseline && summarize(baseline),
    figure,
    better,
    floor,
    goal,
    mark: markOf(figure.median, line),
    rounds: ours.length,
    notes,
  }
}

function markOf(figure: number, { better, floor, goal }: Line): Mark {
  const reaches = (wanted: number) => (better === 'more' ? figure >= wanted : figure <= wanted)
  if (goal !== undefined && reaches(goal)) return 'goal'
  if (floor !== undefined && reaches(floor)) return 'floor'
  return goal === undefined && floor === undefined ? 'unmarked' : 'below'
}
