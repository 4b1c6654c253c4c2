import { round3 } from './format.ts'
import type { Judged } from './judge.ts'

/** Relative difference that is worth reporting even when the spread is narrow. */
const remarkable = 0.15

/** Compares lines with those of an earlier run. */
export function compare(lines: readonly Judged[], before: readonly Judged[]): string {
  const told = lines.flatMap((line) => {
    const old = before.find(({ row, what }) => row === line.row && what === line.what)
    if (!old) return []
    const change = line.figure.median / old.figure.median - 1
    const isWithin = line.figure.median >= old.figure.least && line.figure.median <= old.figure.most
    const isBetter = change > 0 === (line.better === 'more')
    const words =
      isWithin || Math.abs(change) < remarkable ? 'as before' : isBetter ? 'BETTER' : 'WORSE'
    const [was, is] = [round3(old.figure.median), round3(line.figure.median)]
    return [`row ${line.row}, ${line.what}: ${was} → ${is}, ${words}`]
  })
  return told.join('\n')
}
