import { bulkFinding } from '@accredit/contract/bulk-rules'
import { BulkError } from './bulk-error.ts'
import type { BulkLedger, LedgerEntry } from './ledger.ts'

/**
 * Creates a ledger that ends with the process: for one run that nobody has to continue.
 * @example
 * import { memoryLedger, type BulkRow, type Partner } from '@accredit/client'
 *
 * export const runOnce = (partner: Partner, rows: readonly BulkRow[]) =>
 *   partner.bulk(rows, { ledger: memoryLedger() })
 */
export function memoryLedger(): BulkLedger {
  const entries: LedgerEntry[] = []
  const name = 'in memory'
  let held = false
  return {
    name,
    hold() {
      if (held) {
        const finding = bulkFinding('LedgerHeld', { ledger: name, holder: 'this process' })
        return Promise.reject(new BulkError(finding))
      }
      held = true
      return Promise.resolve(() => {
        held = false
        return Promise.resolve()
      })
    },
    read: () => Promise.resolve([...entries]),
    append(added) {
      entries.push(...added)
      return Promise.resolve()
    },
  }
}
