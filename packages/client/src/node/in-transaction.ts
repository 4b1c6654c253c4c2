import type { DatabaseSync } from 'node:sqlite'

/** Does work that is written as a whole, or not at all. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('begin immediate')
  try {
    work()
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
