import type { Judged, Mark } from './judge.ts'
import { round3, showSummary } from './format.ts'

/** Labels of the marks. */
export const markWords: Readonly<Record<Mark, string>> = {
  goal: 'goal',
  floor: 'floor',
  below: 'BELOW',
  unmarked: '',
}

const head = ['row', 'figure', 'ours', 'baseline', 'ratio', 'floor', 'goal', 'mark']

/** Formats the figures as a text table. */
export function printTable(lines: readonly Judged[]): string {
  const cells = lines.map((line) => [
    String(line.row),
    `${line.what}, ${line.unit}`,
    showSummary(line.ours),
    line.baseline ? showSummary(line.baseline) : '',
    line.baseline ? showSummary(line.figure) : '',
    line.floor === undefined ? '' : round3(line.floor),
    line.goal === undefined ? '' : round3(line.goal),
    markWords[line.mark],
  ])
  const table = [head, ...cells]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const text = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const notes = lines.flatMap(({ row, notes: own }) => own.map((note) => `row ${row}: ${note}`))
  return [...text, ...notes].join('\n')
}
