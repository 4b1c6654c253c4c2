import { padTo, printable, widthOf, wrap } from './format-text.ts'
import type { Style } from './style.ts'

/** A label with its text; what has no text is left out. */
export type Field = readonly [label: string, text: string | undefined]

/** Formats labels and texts as two columns; a long text is wrapped when the width is known. */
export function formatFields(
  fields: readonly Field[],
  options: { style: Style; indent?: string; width?: number | undefined },
): string {
  const { style, indent = '', width } = options
  const present = fields.filter((field): field is [string, string] => Boolean(field[1]))
  const labels = Math.max(0, ...present.map(([label]) => widthOf(label)))
  const left = indent.length + labels + 2
  const room = width === undefined ? Infinity : Math.max(30, width - left)
  return present
    .map(([label, text]) => {
      const lines = wrap(printable(text), room).join(`\n${' '.repeat(left)}`)
      return `${indent}${style('dim', padTo(label, labels))}  ${lines}\n`
    })
    .join('')
}
