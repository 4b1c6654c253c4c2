import type { DatabaseSync } from 'node:sqlite'
import type { CompiledStatement, Connection } from '../../connection.ts'

interface Waiting {
  readonly statement: CompiledStatement
  readonly parameters: readonly unknown[]
  readonly resolve: (rows: Promise<unknown[]>) => void
}

/**
 * Runs the reads of one turn of the event loop sequentially at its end, in one transaction. Opening
 * a transaction takes two locks on the file; and consecutive reads find code and pages in the
 * processor's caches, which other work between them would evict. Everything committed before the
 * turn ends is visible.
 */
export function readTogether(database: DatabaseSync, connection: Connection): Connection {
  const begin = database.prepare('begin')
  // There is nothing to commit, and a rollback cannot fail.
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
