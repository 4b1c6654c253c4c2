import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { CompiledStatement, Connection } from '../../connection.ts'

/** Milliseconds that a connection waits for another one's lock before it gives up. */
const lockTimeout = 5_000
/** Write-ahead pages before a checkpoint; more than SQLite's default keeps checkpoints off the path. */
const checkpointPages = 20_000
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
  `)
  return database
}

/** Opens a connection that sees what is committed and cannot write. */
export function openReader(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: lockTimeout, readOnly: true })
}

/** Runs statements on a database; each is prepared once. */
export function connect(database: DatabaseSync): Connection {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string) => {
    if (prepared.size >= keptStatements) prepared.clear()
    const made = database.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  const query = (statement: CompiledStatement, parameters: readonly unknown[]) => {
    const ready = prepared.get(statement.sql) ?? prepare(statement.sql)
    return ready.all(...(parameters as SQLInputValue[]))
  }
  return {
    dialect: 'sqlite',
    // Async only in form, so that a throw becomes a rejection as on a database across a network.
    query: async (statement, parameters) => query(statement, parameters),
  }
}
