import { problem } from '../../../words/problem.ts'
import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { requireNewestSchema } from '../../migrations.ts'
import {
  filledColumns,
  movedTables,
  sqliteColumns,
  MoveRefused,
  type MovedRow,
  type MovedTable,
  type MovedValue,
} from '../../moved-tables.ts'
import { StoreMissing } from '../../unavailable.ts'
import { openReader } from './database.ts'
import { lockFile, type FileLock } from './lock-file.ts'

/** An SQLite store being moved: locked against servers, and read at one snapshot. */
export interface MoveSource {
  readonly columns: (table: MovedTable) => ReadonlySet<string>
  /** Rows in key order, after a key or from the first. */
  rows(table: MovedTable, columns: readonly string[], after?: MovedRow): Iterable<MovedRow>
  /** The highest number ever assigned, where the database records it. */
  lastNumber(table: MovedTable): number
  close(): void
}

/**
 * Opens an SQLite store to be moved.
 * @throws StoreUnavailable when there is none, or when a service is using it; SchemaTooOld or
 * SchemaTooNew; MoveRefused when it has an unknown table
 */
export function openMoveSource(file: string): MoveSource {
  if (!existsSync(file)) throw new StoreMissing(file)
  const lock = lockFile(file)
  let database: DatabaseSync | undefined
  try {
    database = openReader(file)
    const { user_version: version } = database.prepare('pragma user_version').get() as {
      user_version: number
    }
    requireNewestSchema('sqlite', version)
    database.exec('begin')
    requireKnownTables(database)
    return describe(database, lock)
  } catch (error) {
    database?.close()
    lock.close()
    throw error
  }
}

function requireKnownTables(database: DatabaseSync): void {
  const found = database
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
         and name not like 'customer_search%'`,
    )
    .all() as { name: string }[]
  const unknown = found.find(({ name }) => !(name in movedTables))
  if (unknown) {
    throw new MoveRefused(
      problem('MoveRefused', {
        reason: `the store has a table ${unknown.name} that this release does not move`,
      }),
    )
  }
}

function describe(database: DatabaseSync, lock: FileLock): MoveSource {
  return {
    columns(table) {
      const rows = database.prepare(`pragma table_info(${table})`).all() as { name: string }[]
      const own = sqliteColumns[table]
      return new Set(rows.map(({ name }) => name).filter((name) => !own?.includes(name)))
    },
    *rows(table, columns, after) {
      const key: readonly string[] = movedTables[table]
      const selected = columns.map((name) => `"${filledColumns[table]?.[name] ?? name}"`)
      const names = key.map((name) => `"${name}"`).join(', ')
      const from = after ? `where (${names}) > (${key.map(() => '?').join(', ')})` : ''
      const statement = database.prepare(
        `select ${selected.join(', ')} from "${table}" ${from} order by ${names}`,
      )
      statement.setReturnArrays(true)
      const rows = statement.iterate(...(after ?? [])) as Iterable<unknown>
      yield* rows as Iterable<MovedValue[]>
    },
    lastNumber(table) {
      const row = database.prepare(`select seq from sqlite_sequence where name = ?`).get(table) as
        | { seq: number }
        | undefined
      return row?.seq ?? 0
    },
    close() {
      database.close()
      lock.close()
    },
  }
}
