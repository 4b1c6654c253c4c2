import type { Speech, Words } from '../words/words.ts'
import { padTo, printable, widthOf } from './format-text.ts'
import type { Style } from './style.ts'

/** One column of a table. */
export interface Column<Row> {
  readonly title: keyof Words['labels']
  readonly cell: (row: Row, speech: Speech) => string
  /** Colours the cell after padding. */
  readonly paint?: ((row: Row, text: string, style: Style) => string) | undefined
}

const gap = '  '

/**
 * Formats rows page by page: the first page sets the column widths, so that a list of any length
 * can be printed while it is read.
 */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  { style, speech }: { readonly style: Style; readonly speech: Speech },
): (rows: readonly Row[]) => string {
  let widths: readonly number[] | undefined

  return (rows) => {
    const texts = rows.map((row) => columns.map(({ cell }) => printable(cell(row, speech))))
    const first = widths === undefined
    const fitted = (widths ??= columns.map(({ title }, index) =>
      Math.max(
        widthOf(speech.words.labels[title]),
        ...texts.map((cells) => widthOf(cells[index] ?? '')),
      ),
    ))
    const pad = (text: string, index: number) =>
      index === columns.length - 1 ? text : padTo(text, fitted[index] ?? 0)
    const head = columns.map(({ title }, index) =>
      style('dim', pad(speech.words.labels[title].toUpperCase(), index)),
    )
    const body = rows.map((row, number) =>
      line(
        columns.map(({ paint }, index) => {
          const text = pad(texts[number]?.[index] ?? '', index)
          return paint ? paint(row, text, style) : text
        }),
      ),
    )
    return (first ? line(head) : '') + body.join('')
  }
}

function line(cells: readonly string[]): string {
  return `${cells.join(gap).trimEnd()}\n`
}
