import { problem, ProblemError } from '../../../words/problem.ts'
import { StoreMissing } from '../../unavailable.ts'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pendingMigrations, readMigrations } from '../../migrations.ts'
import { openReader } from './database.ts'
import { lockFile } from './lock-file.ts'
import { besideStore } from '../../../files/beside-store.ts'
import { makeFolder } from '../../../files/make-folder.ts'

/** A backup that cannot be made or taken back; nothing was changed. */
export class BackupRefused extends ProblemError {
  override readonly name = 'BackupRefused'
}

/** Contents of a backup. */
export interface BackupContents {
  readonly schema: number
  readonly partners: number
  readonly customers: number
}

/**
 * Copies a store into a file while a server may be writing to it: the copy is the store at one
 * moment, with everything acknowledged by then. The file appears only when it is complete, checked
 * and on disk.
 */
export function backUp(file: string, target: string): BackupContents {
  if (!existsSync(file)) throw new StoreMissing(file)
  return writeWhole(target, (partial) => {
    // Created empty with our permissions, so that nobody else can read what is written to it.
    closeSync(openSync(partial, 'wx', 0o600))
    const database = openReader(file)
    try {
      database.prepare('vacuum into ?').run(partial)
    } finally {
      database.close()
    }
    return examine(partial)
  })
}

/**
 * Restores a store from a backup, into a folder that does not exist or is empty.
 * @returns its contents
 */
export function restore(backup: string, file: string): BackupContents {
  const found = statSync(backup, { throwIfNoEntry: false })
  if (!found) throw new BackupRefused(problem('BackupMissing', { file: backup }))
  if (found.isDirectory()) throw new BackupRefused(problem('BackupIsFolder', { file: backup }))
  requireEmpty(file)
  const contents = examine(backup)
  makeFolder(dirname(file))
  return writeWhole(file, (partial) => {
    closeSync(openSync(partial, 'wx', 0o600))
    copyFileSync(backup, partial, constants.COPYFILE_FICLONE)
    return contents
  })
}

/** The kept keys and certificates may be there first, and a disk of its own has a folder of its file system. */
const mayStand: ReadonlySet<string> = new Set([...besideStore, 'lost+found'])

function requireEmpty(file: string): void {
  const folder = dirname(file)
  if (!existsSync(folder)) return
  const first = readdirSync(folder).find((name) => !mayStand.has(name))
  if (first === undefined) return
  if (existsSync(file) && isServed(file)) {
    throw new BackupRefused(problem('RestoreServed', { folder }))
  }
  throw new BackupRefused(problem('RestoreNotEmpty', { folder, first }))
}

function isServed(file: string): boolean {
  try {
    lockFile(file).close()
    return false
  } catch {
    return true
  }
}

/**
 * Makes a file appear only when it is complete and on disk; on failure the partial file is removed.
 */
function writeWhole<T>(target: string, write: (partial: string) => T): T {
  if (existsSync(target)) throw new BackupRefused(problem('BackupTargetExists', { file: target }))
  const partial = `${target}.partial`
  if (existsSync(partial)) {
    throw new BackupRefused(problem('BackupUnderWay', { file: partial }))
  }
  try {
    const result = write(partial)
    sync(partial)
    renameSync(partial, target)
    sync(dirname(target))
    return result
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } catch (error) {
    // Not every system can sync a folder.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  } finally {
    closeSync(descriptor)
  }
}

/** Checks that a file is a complete backup of a store whose schema this release knows. */
function examine(file: string): BackupContents {
  const database = openBackup(file)
  try {
    const one = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0]
    if (one('pragma journal_mode') === 'wal') {
      throw new BackupRefused(problem('BackupIsStore', { file }))
    }
    const schema = Number(one('pragma user_version'))
    if (schema === 0) throw new BackupRefused(problem('BackupEmpty', { file }))
    pendingMigrations(readMigrations('sqlite'), schema)
    const fault = one('pragma integrity_check')
    if (fault !== 'ok')
      throw new BackupRefused(problem('BackupDamaged', { file, found: String(fault) }))
    if (one('pragma foreign_key_check') !== undefined) {
      throw new BackupRefused(problem('BackupIncomplete', { file }))
    }
    return {
      schema,
      partners: Number(one('select count(*) from partner where removed_at is null')),
      customers: Number(one('select count(*) from customer where removed_at is null')),
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR') throw error
    const found = (error as Error).message
    throw new BackupRefused(problem('BackupDamaged', { file, found }), { cause: error })
  } finally {
    database.close()
  }
}

function openBackup(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.prepare('pragma user_version').get()
    return database
  } catch (error) {
    database.close()
    const found = (error as Error).message
    throw new BackupRefused(problem('BackupForm', { file, found }), { cause: error })
  }
}
