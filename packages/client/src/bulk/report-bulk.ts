import { foldEntries, type BulkLedger } from './ledger.ts'
import { isReady, planRows } from '@accredit/contract/bulk-rows'
import { reportOn, type BulkReport } from './report.ts'
import { requireSameFile } from './same-work.ts'
import type { BulkRow } from '@accredit/contract/bulk-rows'

/**
 * Says what became of each row by the ledger alone; asks no service, also while a run goes on.
 * @throws BulkError when the ledger is one of another file
 */
export async function reportBulk(
  rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
  ledger: Pick<BulkLedger, 'name' | 'read'>,
): Promise<BulkReport> {
  const lines = await planRows(rows)
  const state = foldEntries(await ledger.read())
  requireSameFile(ledger, state, lines.filter(isReady))
  return reportOn(lines, state)
}
