import { foldEntries, type BulkLedger } from './ledger.ts'
import { planRows } from '@accredit/contract/bulk-rows'
import { reportOn, type BulkReport } from './report.ts'
import type { BulkRow } from '@accredit/contract/bulk-rows'

/** Says what became of each row by the ledger alone; asks no service, also while a run goes on. */
export async function reportBulk(
  rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
  ledger: Pick<BulkLedger, 'read'>,
): Promise<BulkReport> {
  return reportOn(await planRows(rows), foldEntries(await ledger.read()))
}
