import type { Speech, Words } from '../words/words.ts'
import { formatFields, type Field } from './format-fields.ts'
import { tableOf, type Column } from './format-table.ts'
import { startProgress, type Progress } from './progress.ts'
import { chooseStyle, type Style } from './style.ts'
import type { Runtime } from './runtime.ts'

/** Output options of the command line. */
export interface OutputOptions {
  readonly json?: boolean | undefined
  readonly verbose?: boolean | undefined
}

/** Output of a command: data on standard output, everything else on standard error. */
export interface Output {
  /** True when data is printed as JSON. */
  readonly json: boolean
  readonly verbose: boolean
  /** Prints one value: as JSON, or as its text for users. */
  value(value: unknown, text: (style: Style) => string): void
  /** Prints one of a sequence of values: as a line of JSON, or as its text. */
  line(value: unknown, text: (style: Style) => string): void
  /** Prints one object as labels and texts, in one or several blocks. */
  fields(value: unknown, ...blocks: readonly (readonly Field[])[]): void
  /** Prints a list while it is read, as an array or as a table. */
  list<Row>(
    pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
    columns: readonly Column<Row>[],
    empty: keyof Words['texts']['empty'],
  ): Promise<void>
  /** Prints a note. */
  note(text: string): void
  /** Prints a detail that helps only in debugging. */
  detail(text: string): void
  /** Shows that the program is waiting. */
  progress(text: string): Progress
}

/** Opens standard output and standard error for a command. */
export function openOutput(runtime: Runtime, options: OutputOptions, speech: Speech): Output {
  const { environment, stdout, stderr } = runtime
  const { labels, texts } = speech.words
  const json = options.json === true
  const verbose = options.verbose === true
  const style = chooseStyle(stdout, environment)
  const errorStyle = chooseStyle(stderr, environment)
  const width = stdout.isTTY ? stdout.columns : undefined

  const print = (value: unknown, text: () => string) =>
    stdout.write(json ? `${JSON.stringify(value, undefined, 2)}\n` : text())

  return {
    json,
    verbose,
    value: (value, text) => print(value, () => text(style)),
    line: (value, text) => stdout.write(json ? `${JSON.stringify(value)}\n` : text(style)),
    fields: (value, ...blocks) =>
      print(value, () =>
        blocks.map((fields) => formatFields(fields, { style, labels, width })).join('\n'),
      ),
    async list(pages, columns, empty) {
      if (json) return printArray(pages, (text) => stdout.write(text))
      const table = tableOf(columns, { style, speech })
      let any = false
      for await (const rows of pages) {
        if (rows.length === 0) continue
        any = true
        stdout.write(table(rows))
      }
      if (!any) stdout.write(`${texts.empty[empty]}\n`)
    },
    note: (text) => stderr.write(`${text}\n`),
    detail: (text) => verbose && stderr.write(`${errorStyle('dim', text)}\n`),
    progress: (text) => startProgress(stderr, environment, text),
  }
}

async function printArray(
  pages: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>,
  write: (text: string) => unknown,
): Promise<void> {
  let any = false
  for await (const items of pages) {
    for (const item of items) {
      write(`${any ? ',' : '['}\n${JSON.stringify(item, undefined, 2).replaceAll(/^/gm, '  ')}`)
      any = true
    }
  }
  write(any ? '\n]\n' : '[]\n')
}
