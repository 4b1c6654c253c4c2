import type { ReadyLine } from '@accredit/contract/bulk-rows'
import { bulkFinding } from '@accredit/contract/bulk-rules'
import type { Connection } from '../connection.ts'
import { BulkError } from './bulk-error.ts'
import { checkOwner } from './check-owner.ts'
import type { BulkLedger, LedgerState } from './ledger.ts'
import type { BulkTraffic } from './open-bulk.ts'

/** @throws BulkError when the ledger is one of another service or partner */
export function requireSameService(
  { name: ledger }: Pick<BulkLedger, 'name'>,
  { opened }: LedgerState,
  {
    connection: { baseUrl: service },
    traffic: { partnerId: partner },
  }: { readonly connection: Connection; readonly traffic: BulkTraffic },
): void {
  if (opened) checkOwner(ledger, opened, { service, partner })
}

/**
 * Requires that a row of the file is in the ledger, unless nothing was sent yet.
 * @throws BulkError when the ledger is one of another file
 */
export function requireSameFile(
  { name: ledger }: Pick<BulkLedger, 'name'>,
  { lines }: LedgerState,
  ready: readonly Pick<ReadyLine, 'key'>[],
): void {
  const wasSent = [...lines.values()].some(({ intent }) => intent)
  if (wasSent && !ready.some(({ key }) => lines.get(key)?.intent)) {
    throw new BulkError(bulkFinding('LedgerOfOtherFile', { ledger }))
  }
}
