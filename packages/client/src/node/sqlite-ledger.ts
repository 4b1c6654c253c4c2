import { closeSync, fdatasync, openSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { pid } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { bulkFinding } from '@accredit/contract/bulk-rules'
import { BulkError } from '../bulk/bulk-error.ts'
import type { BulkLedger, LedgerEntry } from '../bulk/ledger.ts'

/** A ledger in a file, which has to be closed. */
export interface FileLedger extends BulkLedger, Disposable {
  close(): void
}

/** Number that marks a ledger among SQLite's files: "ACBL". */
const applicationId = 0x41_43_42_4c
const version = 1
const busyMs = 10_000

/** Result codes of SQLite. Source: https://www.sqlite.org/rescode.html */
const codes = { busy: 5, corrupt: 11, notADatabase: 26 }

/**
 * Opens a ledger in an SQLite file. Entries are on the disk once `append` resolves. Nothing else
 * has to be kept: whoever has the file, and the rows, can go on.
 * @param file created where it is missing
 * @throws BulkError `LedgerUnknown`, `LedgerDamaged`, `LedgerFull`
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
  const { database, log } = guard(file, () => open(file))
  const insert = guard(file, () => database.prepare('insert into entry (body) values (?)'))
  const write = (entries: readonly LedgerEntry[]) => {
    database.exec('begin immediate')
    try {
      for (const entry of entries) insert.run(JSON.stringify(entry))
      database.exec('commit')
    } catch (error) {
      if (database.isTransaction) database.exec('rollback')
      throw error
    }
  }
  const close = () => {
    closeSync(log)
    database.close()
  }
  return {
    name: file,
    hold: () => Promise.resolve().then(() => hold(file, database)),
    read: () =>
      Promise.resolve().then(() =>
        guard(file, () =>
          database
            .prepare('select body from entry order by position')
            .all()
            .map(({ body }) => JSON.parse(String(body)) as LedgerEntry),
        ),
      ),
    async append(entries) {
      guard(file, () => write(entries))
      await sync(log).catch((error: Error) => {
        throw fullFor(file, error)
      })
    },
    close,
    [Symbol.dispose]: close,
  }
}

/** Waits for the disk beside the thread, so that requests go on meanwhile. */
function sync(log: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(log, (error) => (error ? reject(error) : resolve()))
  })
}

function open(file: string): { readonly database: DatabaseSync; readonly log: number } {
  createFor(file)
  const database = new DatabaseSync(file, { timeout: busyMs })
  try {
    // Normal: SQLite itself waits for the disk only where its log is begun anew; `append` does it each time.
    database.exec('pragma synchronous = normal; pragma journal_mode = wal')
    const { application_id: id } = database.prepare('pragma application_id').get() ?? {}
    const { user_version: written } = database.prepare('pragma user_version').get() ?? {}
    const { tables } = database.prepare('select count(*) as tables from sqlite_schema').get() ?? {}
    if (tables === 0) create(database)
    else if (id !== applicationId || written !== version) {
      throw new BulkError(bulkFinding('LedgerUnknown', { ledger: file }))
    }
    const { quick_check: found } = database.prepare('pragma quick_check(1)').get() ?? {}
    if (found !== 'ok') throw new BulkError(bulkFinding('LedgerDamaged', { ledger: file }))
    return { database, log: openSync(`${file}-wal`, 'r+') }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Creates the file for its owner alone, since it has validation codes in it. */
function createFor(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch (error) {
    // One that is there is not opened: closing it would give up the locks that this process has on it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function create(database: DatabaseSync): void {
  database.exec(`begin immediate;
    create table if not exists entry (
      position integer primary key autoincrement,
      body text not null
    ) strict;
    create table if not exists holder (one integer primary key, name text not null) strict;
    pragma application_id = ${applicationId};
    pragma user_version = ${version};
    commit`)
}

/**
 * Takes the lock beside the ledger. The system takes it back when the process ends, however it ends.
 */
function hold(file: string, database: DatabaseSync): () => Promise<void> {
  const lock = guard(file, () => new DatabaseSync(`${file}-run`, { timeout: 0 }))
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (codeOf(error) !== codes.busy) throw explain(file, error)
    const { name } = database.prepare('select name from holder').get() ?? {}
    const holder = String(name ?? '?')
    throw new BulkError(bulkFinding('LedgerHeld', { ledger: file, holder }), error)
  }
  const { username } = userInfo()
  const since = new Date().toISOString()
  guard(file, () =>
    database
      .prepare('replace into holder (one, name) values (1, ?)')
      .run(`process ${pid} of ${username} on ${hostname()}, since ${since}`),
  )
  return () => {
    lock.close()
    return Promise.resolve()
  }
}

/** Does something with the file, and says in the words of ledgers what is wrong with it. */
function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw explain(file, error)
  }
}

function explain(ledger: string, error: unknown): unknown {
  if (error instanceof BulkError) return error
  const code = codeOf(error)
  if (code === codes.corrupt) return new BulkError(bulkFinding('LedgerDamaged', { ledger }), error)
  if (code === codes.notADatabase) {
    return new BulkError(bulkFinding('LedgerUnknown', { ledger }), error)
  }
  if (code === undefined) return error
  return fullFor(ledger, error as Error)
}

function fullFor(ledger: string, error: Error): BulkError {
  return new BulkError(bulkFinding('LedgerFull', { ledger, reason: error.message }), error)
}

/** Result code of SQLite; `undefined` for an error of another kind. */
function codeOf(error: unknown): number | undefined {
  const { errcode } = error as { errcode?: unknown }
  return typeof errcode === 'number' ? errcode & 0xff : undefined
}
