import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fsyncSync,
  openSync,
  statSync,
} from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { dirname } from 'node:path'
import { pid } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { bulkFinding, type KnownBulkFinding } from '@accredit/contract/bulk-rules'
import { BulkError } from '../bulk/bulk-error.ts'
import { inTransaction } from './in-transaction.ts'
import { createPrivateFile } from './private-file.ts'

/** Form of a ledger, and the words for what is wrong with its file. */
export interface LedgerForm {
  /** Number that marks the form among SQLite's files. */
  readonly applicationId: number
  readonly version: number
  /** Statements that create its tables. */
  readonly tables: string
  readonly damaged: (file: string) => KnownBulkFinding
  readonly full: (file: string, reason: string) => KnownBulkFinding
}

/** A ledger's file, open. */
export interface LedgerFile extends Disposable {
  readonly database: DatabaseSync
  /** Does something with the file, and says in the words of ledgers what is wrong with it. */
  guard<Result>(work: () => Result): Result
  /** Writes all of it or nothing, at once; it is on the disk once this resolves. */
  write(work: () => void): Promise<void>
  /**
   * Takes the lock beside the ledger. The system takes it back when the process ends, however it ends.
   * @throws BulkError `LedgerHeld`
   */
  hold(): () => Promise<void>
  close(): void
}

const busyMs = 10_000

/** Result codes of SQLite. Source: https://www.sqlite.org/rescode.html */
const codes = { busy: 5, corrupt: 11, notADatabase: 26 }

/**
 * Opens the SQLite file of a ledger.
 * @param file created where it is missing; only its owner can read it
 * @throws BulkError `LedgerUnknown`, or as the form says; the system's own error where it does not let the
 *   file be written
 */
export function openLedgerFile(file: string, form: LedgerForm): LedgerFile {
  const explain = (error: unknown): unknown => {
    if (error instanceof BulkError) return error
    const code = codeOf(error)
    if (code === undefined) return error
    if (code === codes.corrupt) return new BulkError(form.damaged(file), error)
    if (code === codes.notADatabase) return new BulkError(unknown(file), error)
    return new BulkError(form.full(file, (error as Error).message), error)
  }
  const guard = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw explain(error)
    }
  }
  const { database, log } = guard(() => open(file, form))
  const close = () => {
    closeSync(log)
    database.close()
  }
  return {
    database,
    guard,
    async write(work) {
      guard(() => inTransaction(database, work))
      await sync(log).catch((error: Error) => {
        throw new BulkError(form.full(file, error.message), error)
      })
    },
    hold() {
      const lock = guard(() => new DatabaseSync(lockOf(file), { timeout: 0 }))
      try {
        lock.exec('begin exclusive')
      } catch (error) {
        lock.close()
        if (codeOf(error) !== codes.busy) throw explain(error)
        const { name } = database.prepare('select name from holder').get() ?? {}
        const holder = String(name ?? '?')
        throw new BulkError(bulkFinding('LedgerHeld', { ledger: file, holder }), error)
      }
      const { username } = userInfo()
      const since = new Date().toISOString()
      guard(() =>
        database
          .prepare('replace into holder (one, name) values (1, ?)')
          .run(`process ${pid} of ${username} on ${hostname()}, since ${since}`),
      )
      return () => {
        lock.close()
        return Promise.resolve()
      }
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

function open(
  file: string,
  form: LedgerForm,
): { readonly database: DatabaseSync; readonly log: number } {
  const { applicationId, version, tables } = form
  // It names customers, and may have validation codes in it.
  const isNew = createPrivateFile(file)
  requireUsable(file)
  const database = new DatabaseSync(file, { timeout: busyMs })
  try {
    const { application_id: id } = database.prepare('pragma application_id').get() ?? {}
    const { user_version: written } = database.prepare('pragma user_version').get() ?? {}
    const { some } = database.prepare('select count(*) as some from sqlite_schema').get() ?? {}
    // A file of somebody else is left as it is.
    const isForeign = some !== 0 && (id !== applicationId || written !== version)
    if (isForeign) throw new BulkError(unknown(file))
    // Every run leaves its lock beside its ledger, so that one that was emptied is no new one.
    if (some === 0 && !isNew && existsSync(lockOf(file))) throw new BulkError(form.damaged(file))
    // Normal: SQLite itself waits for the disk only where its log is begun anew; `write` does it each time.
    database.exec('pragma synchronous = normal; pragma journal_mode = wal')
    if (some === 0) {
      database.exec(`begin immediate;
        ${tables};
        create table if not exists holder (one integer primary key, name text not null) strict;
        pragma application_id = ${applicationId};
        pragma user_version = ${version};
        commit`)
    }
    const { quick_check: found } = database.prepare('pragma quick_check(1)').get() ?? {}
    if (found !== 'ok') throw new BulkError(form.damaged(file))
    const log = openSync(`${file}-wal`, 'r+')
    syncFolder(dirname(file))
    return { database, log }
  } catch (error) {
    database.close()
    throw error
  }
}

/** SQLite says of a file no more than that it cannot be opened; the system says why. */
function requireUsable(file: string): void {
  const wanted = constants.R_OK | constants.W_OK
  accessSync(file, wanted)
  // Its log and its lock are beside it.
  accessSync(dirname(file), wanted)
  // A file that is there is not opened here: closing it would give up the locks on it.
  if (statSync(file).isDirectory()) closeSync(openSync(file, 'r+'))
}

/** Makes the names of new files durable, which their contents do not. Windows opens no folder. */
function syncFolder(folder: string): void {
  let opened: number
  try {
    opened = openSync(folder, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

const lockOf = (file: string) => `${file}-run`

function unknown(ledger: string): KnownBulkFinding {
  return bulkFinding('LedgerUnknown', { ledger })
}

/** Result code of SQLite; `undefined` for an error of another kind. */
function codeOf(error: unknown): number | undefined {
  const { errcode } = error as { errcode?: unknown }
  return typeof errcode === 'number' ? errcode & 0xff : undefined
}
