import { bulkFinding } from '@accredit/contract/bulk-rules'
import type { BulkLedger, LedgerEntry } from '../bulk/ledger.ts'
import { openLedgerFile, type LedgerForm } from './ledger-file.ts'

/** A ledger in a file, which has to be closed. */
export interface FileLedger extends BulkLedger, Disposable {
  close(): void
}

const form: LedgerForm = {
  // "ACBL"
  applicationId: 0x41_43_42_4c,
  version: 1,
  tables: `create table if not exists entry (
    position integer primary key autoincrement,
    body text not null
  ) strict`,
  damaged: (ledger) => bulkFinding('LedgerDamaged', { ledger }),
  full: (ledger, reason) => bulkFinding('LedgerFull', { ledger, reason }),
}

/**
 * Opens a ledger in an SQLite file. Entries are on the disk once `append` resolves. Nothing else
 * has to be kept: whoever has the file, and the rows, can go on.
 * @param file created where it is missing
 * @throws BulkError `LedgerUnknown`, `LedgerDamaged`, `LedgerFull`; the system's own error where it does
 *   not let the file be written
 *
 * @example
 * import type { BulkRow, Partner } from '@accredit/client'
 * import { openFileLedger } from '@accredit/client/node'
 *
 * export async function run(partner: Partner, rows: readonly BulkRow[], ledgerFile: string) {
 *   const ledger = openFileLedger(ledgerFile)
 *   return partner.bulk(rows, { ledger }).finally(() => ledger.close())
 * }
 */
export function openFileLedger(file: string): FileLedger {
  const { database, guard, write, hold, close } = openLedgerFile(file, form)
  const insert = guard(() => database.prepare('insert into entry (body) values (?)'))
  return {
    name: file,
    hold: () => Promise.resolve().then(hold),
    read: () =>
      Promise.resolve().then(() =>
        guard(() =>
          database
            .prepare('select body from entry order by position')
            .all()
            .map(({ body }) => JSON.parse(String(body)) as LedgerEntry),
        ),
      ),
    append: (entries) =>
      write(() => {
        for (const entry of entries) insert.run(JSON.stringify(entry))
      }),
    close,
    [Symbol.dispose]: close,
  }
}
