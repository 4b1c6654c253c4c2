import { adviseRow, bulkAdvice, bulkRules, sayBulkRule } from '@accredit/contract/bulk-rules'
import papa from 'papaparse'
import { explainDenial } from '../explain-denial.ts'
import { columns, columnTitles } from '@accredit/contract/bulk-rows'
import { plainFormats } from './plain-formats.ts'
import type { BulkReportLine } from './report.ts'

/** Explanation of a row for a person. */
export interface RowExplanation {
  readonly cause?: string | undefined
  readonly remedy?: string | undefined
}

/** Options of a file of results. */
export interface ResultsOptions {
  /** Between cells. Default: a comma. */
  readonly separator?: string | undefined
  /** Explains a row in the reader's language. Default: in English. */
  readonly explain?: ((line: BulkReportLine) => RowExplanation) | undefined
}

/** Titles behind the columns of the rows themselves. */
const resultTitles = [
  'row',
  'outcome',
  'verdict',
  'reason',
  'cause',
  'what to do',
  'requested at',
  'decided at',
  'request id',
  'correlation id',
] as const

/** Titles behind those columns in a report. */
export const reportTitles = [
  'country',
  'status',
  'reason',
  'requested at',
  'changed at',
  'requests left',
  'next step',
  'what to do',
] as const

const addedTitles = new Set<string>([...resultTitles, ...reportTitles])

/** True for a column that results and reports add; such files are read as files of rows, too. */
export function isResultTitle(title: string): boolean {
  return addedTitles.has(title.trim().toLowerCase())
}

/** Lets a spreadsheet take the file for UTF-8. */
export const byteOrderMark = '\uFEFF'

/**
 * Writes rows and what became of them as CSV: a header, and one row for each. A cell that a
 * spreadsheet would take for a formula gets an apostrophe.
 */
export function writeBulkResults(
  lines: readonly BulkReportLine[],
  { separator = ',', explain = explainInEnglish }: ResultsOptions = {},
): string {
  const fields = [...columns.map((column) => columnTitles[column]), ...resultTitles]
  const data = lines.map((line) => {
    const { cause = '', remedy = '' } = explain(line)
    const { row, outcome, verdict = '', reason = '', requestedAt = '', decidedAt = '' } = line
    const { requestId = '', correlationId = '' } = line
    return [
      // The customer that was found, so that the row means the same when it is used again.
      ...columns.map((column) =>
        column === 'customerId' ? row.customerId || line.customerId || '' : (row[column] ?? ''),
      ),
      line.line,
      outcome,
      verdict,
      reason,
      cause,
      remedy,
      requestedAt,
      decidedAt,
      requestId,
      correlationId,
    ]
  })
  const table = { fields, data }
  const options = { delimiter: separator, escapeFormulae: true }
  return `${byteOrderMark}${papa.unparse(table, options)}\r\n`
}

/** Writes an empty file with the columns that can be used. */
export function writeBulkTemplate(separator = ','): string {
  const fields = columns.map((column) => columnTitles[column])
  return `${byteOrderMark}${papa.unparse({ fields, data: [] }, { delimiter: separator })}\r\n`
}

function explainInEnglish(line: BulkReportLine): RowExplanation {
  const { finding, text, verdict, reason } = line
  if (verdict === 'denied') return explainDenial(reason)
  const remedy = adviseRow(bulkAdvice, line)
  if (!finding) return { remedy }
  return { cause: sayBulkRule(bulkRules, finding, plainFormats) ?? text ?? finding.rule, remedy }
}
