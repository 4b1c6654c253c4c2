import type { Words } from '../words/words.ts'
import { formatFields, type Field } from './format-fields.ts'
import { printable } from './format-text.ts'
import { chooseStyle } from './style.ts'
import type { Runtime } from './runtime.ts'

/** A problem, worded for users. */
export interface ProblemReport {
  /** One or two words, e.g. `Refused`. */
  readonly headline: string
  readonly happened: string
  readonly fields: readonly Field[]
}

/** Prints a problem on standard error. */
export function printProblem(
  { stderr, environment }: Pick<Runtime, 'stderr' | 'environment'>,
  { headline, happened, fields }: ProblemReport,
  labels: Words['labels'],
): void {
  const style = chooseStyle(stderr, environment)
  const width = stderr.isTTY ? stderr.columns : undefined
  stderr.write(
    `${style(['red', 'bold'], `${headline}:`)} ${happened.split('\n').map(printable).join('\n')}\n`,
  )
  stderr.write(formatFields(fields, { style, labels, indent: '  ', width }))
}
