import { DatabaseSync } from 'node:sqlite'
import { readMigrations } from '../../src/store/migrations.ts'

/** A SQLite store of an earlier release: its schema is that of the first `steps` steps. */
export function openOlderStore(steps: number): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const { version, sql } of readMigrations('sqlite').slice(0, steps)) {
    database.exec(`${sql}; pragma user_version = ${version}`)
  }
  return database
}
