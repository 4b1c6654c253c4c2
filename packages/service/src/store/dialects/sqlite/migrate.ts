import type { DatabaseSync } from 'node:sqlite'
import { pendingMigrations, readMigrations, type Migration } from '../../migrations.ts'

/** Migrates an SQLite database to the newest schema; SQLite's `user_version` holds its version. */
export function migrateSqlite(
  database: DatabaseSync,
  steps: readonly Migration[] = readMigrations('sqlite'),
): void {
  database.exec('begin immediate')
  try {
    const { user_version: current } = database.prepare('pragma user_version').get() as {
      user_version: number
    }
    for (const { version, sql } of pendingMigrations(steps, current)) {
      database.exec(sql)
      database.exec(`pragma user_version = ${version}`)
    }
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
