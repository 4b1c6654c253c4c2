import type { ReportLine } from '@accredit/contract'
import papa from 'papaparse'
import { columnTitles } from '@accredit/contract/bulk-rows'
import { byteOrderMark, reportTitles } from '../bulk/results.ts'

/** Options of a report as CSV. */
export interface ReportCsvOptions {
  /** Between cells. Default: a comma. */
  readonly separator?: string | undefined
  /** Says in the reader's language what to do. Default: not said. */
  readonly explain?: ((line: ReportLine) => string | undefined) | undefined
}

/**
 * Writes lines of a report as CSV, piece by piece. The file is a file of rows for bulk requests, too. A
 * cell that a spreadsheet would take for a formula gets an apostrophe.
 */
export async function* writeReportCsv(
  lines: AsyncIterable<ReportLine> | Iterable<ReportLine>,
  { separator = ',', explain }: ReportCsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  const options = { delimiter: separator, escapeFormulae: true }
  const write = (cells: readonly unknown[]) => `${papa.unparse([cells], options)}\r\n`
  const { customerId, companyName, domain, qualification, educationSegment, website } = columnTitles
  const own = [customerId, companyName, domain, qualification, educationSegment, website]
  yield byteOrderMark + write([...own, ...reportTitles])
  for await (const line of lines) {
    yield write([
      line.customerId,
      line.companyName,
      line.domain,
      line.qualification,
      line.educationSegment ?? '',
      line.website ?? '',
      line.country ?? '',
      line.status,
      line.reason ?? '',
      line.requestedAt ?? '',
      line.changedAt ?? '',
      line.requestsLeft ?? '',
      line.nextStep,
      explain?.(line) ?? '',
    ])
  }
}
