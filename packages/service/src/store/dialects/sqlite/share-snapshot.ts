import type { DatabaseSync } from 'node:sqlite'
import type { Connection } from '../../connection.ts'

/** Reads that share what they see for the rest of a turn of the event loop. */
export interface SharedSnapshot {
  readonly connection: Connection
  /** Lets the next read see what is committed by then. */
  refresh(): void
}

/**
 * Lets the reads of one turn of the event loop share a transaction: opening one takes two locks on the
 * file, which cost as much as the reading itself. It ends with the turn, before anything else can come
 * from outside; whoever learns of a commit within the turn refreshes first.
 */
export function shareSnapshot(database: DatabaseSync, connection: Connection): SharedSnapshot {
  const begin = database.prepare('begin')
  // There is nothing to commit, and giving up what was read cannot fail.
  const end = database.prepare('rollback')
  const refresh = () => {
    if (database.isOpen && database.isTransaction) end.run()
  }
  return {
    connection: {
      dialect: connection.dialect,
      async query(statement, parameters) {
        if (database.isOpen && !database.isTransaction) {
          begin.run()
          setImmediate(refresh)
        }
        return connection.query(statement, parameters)
      },
    },
    refresh,
  }
}
