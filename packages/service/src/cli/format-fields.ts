import type { Words } from '../words/words.ts'
import { padTo, printable, widthOf, wrap } from './format-text.ts'
import type { Style } from './style.ts'

/** A label with its text; a field without a text is left out. */
export type Field = readonly [label: keyof Words['labels'] | Plain, text: string | undefined]

/** A label from data, such as a time. */
interface Plain {
  readonly plain: string
}

/** Formats labels and texts in two columns; long texts are wrapped when the width is known. */
export function formatFields(
  fields: readonly Field[],
  options: { style: Style; labels: Words['labels']; indent?: string; width?: number | undefined },
): string {
  const { style, labels, indent = '', width } = options
  const present = fields.flatMap(([label, text]): [string, string][] =>
    text ? [[typeof label === 'object' ? printable(label.plain) : labels[label], text]] : [],
  )
  const longest = Math.max(0, ...present.map(([label]) => widthOf(label)))
  const left = indent.length + longest + 2
  const room = width === undefined ? Infinity : Math.max(30, width - left)
  return present
    .map(([label, text]) => {
      const lines = wrap(printable(text), room).join(`\n${' '.repeat(left)}`)
      return `${indent}${style('dim', padTo(label, longest))}  ${lines}\n`
    })
    .join('')
}
