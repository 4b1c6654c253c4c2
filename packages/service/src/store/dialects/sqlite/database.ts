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
 * Pages in the log before a checkpoint (160 MB): writes wait for one while it lasts, so there are few,
 * and a page that was written many times is copied once. More would only make each of them longer.
 */
const checkpointPages = 40_000
/**
 * Kilobytes of pages that the writer keeps: a full batch changes more than SQLite's default of two
 * megabytes, and what does not fit is written to the log before its time, and again later. Not more
 * than it needs, because almost every commit goes through the table of all pages that can be kept.
 */
const cachedKilobytes = 16_384
/**
 * Bytes of the file that reads find in memory instead of asking the system for each page: the most
 * that SQLite allows. Pages that nobody reads take no room.
 */
const mappedBytes = 0x7fff0000
/** Statements that are built per call are prepared too, but no more of them are kept than this. */
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

/** Opens a database in memory, which this connection alone sees. */
export function openMemory(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.exec('pragma foreign_keys = on')
  return database
}

/** Opens a connection that sees what is committed and cannot write. */
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
    // The objects that the driver would make have no form that the engine remembers: made here, a row
    // costs half, and reading from it as well.
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
    // Async only in form, so that a throw becomes a rejection as on a database across a network.
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

/** Busy, locked, read-only, I/O error, corrupt, full, cannot open, no database: by SQLite's number. */
const storeFaults = new Set([5, 6, 8, 10, 11, 13, 14, 26])

/** Tells faults of the store from faults of a statement. */
function translateError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, errcode = 0 } = error as { code?: string; errcode?: number }
  // The low byte is the kind, the rest says it more exactly.
  const isStoreFault = code === 'ERR_INVALID_STATE' || storeFaults.has(errcode & 0xff)
  return isStoreFault ? new StoreUnavailable(error.message, { cause: error }) : error
}
