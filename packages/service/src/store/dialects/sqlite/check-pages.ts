import { DatabaseSync } from 'node:sqlite'

/** Milliseconds to wait for another process's lock. */
const lockTimeout = 5_000
/** SQLite's codes for a corrupt file, or one that is not a database. */
const damages = new Set([11, 26])

/** Checks the pages of a file; returns `ok`, or the first problem. */
export function checkPages(file: string): string {
  return readOnce(file, 'pragma quick_check(1)')
}

/**
 * Checks table by table while the check should continue; tables that were not reached count as
 * sound.
 */
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

/** Reads the single value of a pragma, or SQLite's name for the damage that prevents it. */
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
