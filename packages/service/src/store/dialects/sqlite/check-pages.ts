import { DatabaseSync } from 'node:sqlite'

/** Milliseconds to wait for a lock of another process. */
const lockTimeout = 5_000
/** Corrupt, or no database at all: by SQLite's number. */
const damages = new Set([11, 26])

/** Asks SQLite whether the pages of a file are as they should be; `ok`, or the first thing found. */
export function checkPages(file: string): string {
  return readOnce(file, 'pragma quick_check(1)')
}

/** The same table by table, as long as the check should go on; what was not reached counts as sound. */
export function checkTables(file: string, goesOn: () => boolean): string {
  return reading(file, (database) => {
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all()
    for (const { name } of tables) {
      if (!goesOn()) break
      const found = readValue(database, `pragma quick_check("${String(name)}")`)
      if (found !== 'ok') return found
    }
    return 'ok'
  })
}

/** Reads the one value of a pragma, or how SQLite names the damage that keeps it from that. */
export function readOnce(file: string, pragma: string): string {
  return reading(file, (database) => readValue(database, pragma))
}

function readValue(database: DatabaseSync, sql: string): string {
  return String(Object.values(database.prepare(sql).get() ?? {})[0])
}

function reading(file: string, read: (database: DatabaseSync) => string): string {
  try {
    using database = new DatabaseSync(file, { readOnly: true, timeout: lockTimeout })
    return read(database)
  } catch (error) {
    const { errcode = 0, message } = error as { errcode?: number; message: string }
    if (damages.has(errcode & 0xff)) return message
    throw error
  }
}
