import { DatabaseSync } from 'node:sqlite'
import type { KeptCustomer, KeptQualification, ReportStore } from '../report/store.ts'
import { inTransaction } from './in-transaction.ts'
import { createPrivateFile } from './private-file.ts'

/** A store of reports in a file, which has to be closed. */
export interface FileReportStore extends ReportStore, Disposable {
  close(): void
}

const busyMs = 10_000
/** Form of the tables; a file of another form is replaced, since all in it can be read again. */
const version = 1

/**
 * Opens the memory of reports in an SQLite file. It holds nothing that cannot be read again.
 * @param file created where it is missing; only its owner can read it
 *
 * @example
 * import type { Partner } from '@accredit/client'
 * import { openFileReportStore } from '@accredit/client/node'
 *
 * export async function countDenied(partner: Partner, reportFile: string) {
 *   using store = openFileReportStore(reportFile)
 *   const { groups } = await partner.report({ store, status: 'Denied' })
 *   return groups.reduce((sum, { count }) => sum + count, 0)
 * }
 */
export function openFileReportStore(file: string): FileReportStore {
  createPrivateFile(file)
  const database = new DatabaseSync(file, { timeout: busyMs })
  // Rows that are lost with the machine are read again.
  database.exec('pragma journal_mode = wal; pragma synchronous = off')
  const { user_version: written } = database.prepare('pragma user_version').get() ?? {}
  if (written !== version) {
    database.exec(`begin immediate;
      drop table if exists customer;
      drop table if exists scope;
      create table scope (name text primary key, complete_at text) strict, without rowid;
      create table customer (
        scope text not null,
        id text not null,
        name text not null,
        domain text not null,
        read_at text not null,
        qualifications text not null,
        primary key (scope, id)
      ) strict, without rowid;
      pragma user_version = ${version};
      commit`)
  }
  const put = database.prepare('replace into customer values (?, ?, ?, ?, ?, ?)')
  const remove = database.prepare('delete from customer where scope = ? and id = ?')
  const finish = database.prepare('replace into scope values (?, ?)')
  const list = database.prepare('select * from customer where scope = ?')
  const find = database.prepare('select complete_at from scope where name = ?')

  return {
    async read(scope) {
      const completeAt = find.get(scope)?.['complete_at']
      return {
        customers: list.all(scope).map(readRow),
        completeAt: typeof completeAt === 'string' ? completeAt : undefined,
      }
    },
    save: async (scope, customers) =>
      inTransaction(database, () => {
        for (const { id, companyName, domain, readAt, qualifications } of customers) {
          put.run(scope, id, companyName, domain, readAt, JSON.stringify(qualifications))
        }
      }),
    complete: async (scope, at, left) =>
      inTransaction(database, () => {
        for (const id of left) remove.run(scope, id)
        finish.run(scope, at)
      }),
    close: () => database.close(),
    [Symbol.dispose]: () => database.close(),
  }
}

function readRow(row: Record<string, unknown>): KeptCustomer {
  return {
    id: String(row['id']),
    companyName: String(row['name']),
    domain: String(row['domain']),
    readAt: String(row['read_at']),
    qualifications: JSON.parse(String(row['qualifications'])) as KeptQualification[],
  }
}
