import type { Judged, Mark } from './judge.ts'
import { round3 } from './format.ts'
import { markWords } from './print-table.ts'

const size = { width: 860, line: 40, left: 400, bar: 340, top: 40 }
/** Longest title in characters. */
const longest = 62
const colours: Readonly<Record<Mark, string>> = {
  goal: '#107c10',
  floor: '#0f6cbd',
  below: '#c50f1f',
  unmarked: '#707070',
}

/** Draws every figure on its own scale, with floor and goal marked. */
export function draw(lines: readonly Judged[]): string {
  const shown = lines.filter(({ goal }) => goal !== undefined)
  const height = size.top + shown.length * size.line + 10
  const body = shown.map((line, index) => drawLine(line, size.top + index * size.line)).join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="sans-serif" font-size="13">
<title>Figures of the bench against floor and goal</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="8" y="20" fill="#424242">Each figure on a scale of its own; | is the floor, ‖ the goal, the thin line the spread.</text>
${body}
</svg>
`
}

function drawLine(line: Judged, y: number): string {
  const { row, title, what, figure, floor, goal, mark } = line
  const short = title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title
  const most = Math.max(figure.most, floor ?? 0, goal ?? 0) * 1.1
  const at = (value: number) => Math.round(size.left + (value / most) * size.bar)
  const middle = y + size.line / 2
  const limit = (value: number | undefined, gaps: readonly number[]) =>
    value === undefined
      ? ''
      : gaps
          .map(
            (gap) => `<path d="M${at(value) + gap} ${y + 4}v${size.line - 8}" stroke="#242424"/>`,
          )
          .join('')
  return [
    `<text x="8" y="${middle - 2}" fill="#242424">${row} ${escape(what)}</text>`,
    `<text x="8" y="${middle + 13}" fill="#616161" font-size="11">${escape(short)}</text>`,
    `<rect x="${size.left}" y="${y + 9}" width="${at(figure.median) - size.left}" height="${size.line - 18}" fill="${colours[mark]}"/>`,
    `<path d="M${at(figure.least)} ${middle}H${at(figure.most)}" stroke="#242424" stroke-width="2"/>`,
    limit(floor, [0]),
    limit(goal, [-2, 2]),
    `<text x="${size.left + size.bar + 10}" y="${middle + 4}" fill="#242424">${round3(figure.median)}, ${markWords[mark].toLowerCase()}</text>`,
  ].join('\n')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
