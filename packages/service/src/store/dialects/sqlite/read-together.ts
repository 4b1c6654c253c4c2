import type { DatabaseSync } from 'node:sqlite'
import type { CompiledStatement, Connection } from '../../connection.ts'

interface Waiting {
  readonly statement: CompiledStatement
  readonly parameters: readonly unknown[]
  readonly resolve: (rows: Promise<unknown[]>) => void
}

/**
 * Runs the reads that one turn of the event loop asks for one after the other at its end, in one
 * transaction. Opening a transaction takes two locks on the file; and code and pages that a read needs
 * are still in the processor's caches when the next read needs them, where between two calls of the
 * API all of them have been pushed out. What is committed before the turn ends is seen.
 */
export function readTogether(database: DatabaseSync, connection: Connection): Connection {
  const begin = database.prepare('begin')
  // There is nothing to commit, and giving up what was read cannot fail.
  const end = database.prepare('rollback')
  let waiting: Waiting[] = []

  const readAll = () => {
    const reads = waiting
    waiting = []
    if (reads.length > 1 && database.isOpen) begin.run()
    for (const { statement, parameters, resolve } of reads) {
      resolve(connection.query(statement, parameters))
    }
    if (database.isOpen && database.isTransaction) end.run()
  }

  return {
    dialect: connection.dialect,
    query: (statement, parameters) =>
      new Promise((resolve) => {
        waiting.push({ statement, parameters, resolve })
        if (waiting.length === 1) setImmediate(readAll)
      }),
  }
}
