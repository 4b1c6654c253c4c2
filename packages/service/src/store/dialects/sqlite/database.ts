import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite'
import type { CompiledStatement, Connection } from '../../connection.ts'
import { StoreUnavailable } from '../../unavailable.ts'

/** Milliseconds that a connection waits for another one's lock before it gives up. */
const lockTimeout = 5_000
/**
 * Log pages before a checkpoint (160 MB): writes wait during one, so there are few, and a page that
 * was written many times is copied once. A larger limit would only lengthen each of them.
 */
const checkpointPages = 40_000
/**
 * Page cache of the writer in kilobytes: a full batch changes more than SQLite's default of two
 * megabytes, and pages that do not fit are written to the log early and again later. No larger than
 * needed, because almost every commit scans the table of cached pages.
 */
const cachedKilobytes = 16_384
/**
 * Bytes of the file that reads access by memory mapping instead of system calls: the most that
 * SQLite allows. Pages that are not read take no memory.
 */
const mappedBytes = 0x7fff0000
/** Most prepared statements kept for those that are built per call. */
const keptStatements = 500

/** Opens the writing connection: durable at each commit. */
export function openWriter(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: lockTimeout })
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma temp_store = memory;
    pragma wal_autocheckpoint = ${checkpointPages};
    pragma cache_size = -${cachedKilobytes};
  `)
  return database
}

/** Opens a database in memory that only this connection sees. */
export function openMemory(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.exec('pragma foreign_keys = on')
  return database
}

/** Opens a read-only connection, which sees what is committed. */
export function openReader(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: lockTimeout, readOnly: true })
  database.exec(`pragma mmap_size = ${mappedBytes}`)
  return database
}

interface Prepared {
  readonly statement: StatementSync
  readonly columns: readonly string[]
}

/** Runs statements on a database; each is prepared once. */
export function connect(database: DatabaseSync): Connection {
  const prepared = new Map<string, Prepared>()
  const prepare = (sql: string) => {
    if (prepared.size >= keptStatements) prepared.clear()
    const statement = database.prepare(sql)
    // The driver's row objects have no stable hidden class: built here, a row costs half, and so
    // does reading from it.
    statement.setReturnArrays(true)
    const made = { statement, columns: statement.columns().map(({ name }) => name) }
    prepared.set(sql, made)
    return made
  }
  const query = ({ sql }: CompiledStatement, parameters: readonly unknown[]) => {
    try {
      const { statement, columns } = prepared.get(sql) ?? prepare(sql)
      const rows = statement.all(
        ...(parameters as SQLInputValue[]),
      ) as unknown as SQLOutputValue[][]
      return rows.map((values) => makeRow(columns, values))
    } catch (error) {
      throw translateError(error)
    }
  }
  return {
    dialect: 'sqlite',
    // Async only in form, so that an exception becomes a rejection as with a network database.
    query: async (statement, parameters) => query(statement, parameters),
  }
}

function makeRow(
  columns: readonly string[],
  values: readonly SQLOutputValue[],
): Record<string, SQLOutputValue> {
  const row: Record<string, SQLOutputValue> = {}
  for (let index = 0; index < columns.length; index += 1) {
    row[columns[index] as string] = values[index] as SQLOutputValue
  }
  return row
}

/**
 * SQLite's codes for busy, locked, read-only, I/O error, corrupt, full, cannot open, not a
 * database.
 */
const storeFaults = new Set([5, 6, 8, 10, 11, 13, 14, 26])

/** Distinguishes faults of the store from faults of a statement. */
function translateError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, errcode = 0 } = error as { code?: string; errcode?: number }
  // The low byte is the primary code, the rest refines it.
  const isStoreFault = code === 'ERR_INVALID_STATE' || storeFaults.has(errcode & 0xff)
  return isStoreFault ? new StoreUnavailable(error.message, { cause: error }) : error
}
