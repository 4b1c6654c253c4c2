import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../folders.ts'
import { draw } from './draw.ts'
import { round3, showSummary } from './format.ts'
import type { Judged } from './judge.ts'
import { markWords } from './print-table.ts'
import type { Results } from './results.ts'
import { writeFormatted } from './write-formatted.ts'

const file = 'docs/performance.md'
const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->']

/** Writes the figures into the page, between its two markers, and the chart beside it. */
export async function writeDocument(results: Results): Promise<void> {
  const text = readFileSync(join(root, file), 'utf8')
  const [before, rest = ''] = text.split(begin)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error(`${file} lacks its markers`)
  await writeFormatted(file, `${before}${begin}\n\n${renderFigures(results)}\n${end}${after}`)
  writeFileSync(join(root, 'docs', 'performance.svg'), draw(results.lines))
}

/** Renders the figures as Markdown. */
export function renderFigures({ at, machine, lines }: Results): string {
  const { processor, cores, gigabytes, node } = machine
  const rows = lines.map((line) => renderLine(line).join(' | '))
  const notes = lines.flatMap(({ row, notes: own }) => own.map((note) => `- Row ${row}: ${note}.`))
  return [
    `Measured ${at.slice(0, 10)} on ${processor}, ${cores} cores, ${gigabytes} GB, Node ${node}.`,
    '',
    '![Figures against floor and goal](performance.svg)',
    '',
    '| row | what | ours | baseline | ratio | floor | goal | reached |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    ...notes,
  ].join('\n')
}

function renderLine(line: Judged): string[] {
  const { row, title, what, baselineIs, unit, ours, baseline, figure, floor, goal, mark } = line
  return [
    String(row),
    `${title}: ${what}`,
    `${showSummary(ours)} ${unit}`,
    baseline ? `${baselineIs}: ${showSummary(baseline)} ${unit}` : '',
    baseline ? showSummary(figure) : '',
    floor === undefined ? '' : round3(floor),
    goal === undefined ? '' : round3(goal),
    markWords[mark].toLowerCase(),
  ]
}
