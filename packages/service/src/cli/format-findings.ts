import type { Speech } from '../words/words.ts'
import type { TokenFinding } from './examine-token.ts'
import { padTo, printable, widthOf } from './format-text.ts'
import type { Style } from './style.ts'

const marks = { ok: 'green', note: 'yellow', wrong: 'red' } as const

/** Formats findings as a table without a head, each fix below its finding. */
export function linesOf(
  findings: readonly TokenFinding[],
  style: Style,
  { words }: Speech,
): string {
  const { results, rules } = words.tokenFindings
  const first = Math.max(...Object.values(results).map(widthOf)) + 2
  const second = Math.max(...Object.values(rules).map(widthOf)) + 2
  return findings
    .map(({ rule, result, found, fix }) => {
      const mark = style(marks[result], padTo(results[result], first))
      const line = `${mark}${padTo(rules[rule], second)}${printable(found)}\n`
      const indent = ' '.repeat(first + second)
      return fix === undefined ? line : `${line}${indent}${style('bold', printable(fix))}\n`
    })
    .join('')
}
