import { newId } from '../ids/new-id.ts'
import { command } from '../store/command.ts'
import { movedTableNames, movedTables, type MovedTable } from '../store/moved-tables.ts'
import { clearEverything } from '../store/queries/reset.ts'
import { runDynamic } from '../store/statement.ts'
import type { Store } from '../store/store.ts'

/** Rows of one table, each with its values by column. */
type Rows = readonly Readonly<Record<string, unknown>>[]

/** Content of a store: every table but the settings, which belong to the server. */
export type StoreContent = Readonly<Partial<Record<MovedTable, Rows>>>

/** A state that was put aside. */
export interface Snapshot {
  readonly id: string
  /** Service clock, in epoch milliseconds. */
  readonly takenAt: number
  /** Milliseconds that the clock was ahead. */
  readonly ahead: number
  readonly content: StoreContent
}

/** The most that are kept; the oldest goes first. */
const mostSnapshots = 50
/** Rows of one insert: SQLite takes at most 32,766 values in a statement. */
const rowsAtOnce = 500

const tables = movedTableNames.filter((table) => table !== 'setting')

/** Reads everything, in one transaction. */
export const readContentCommand = command(
  'readContent',
  async (transaction, _input: object): Promise<StoreContent> => {
    const content: Partial<Record<MovedTable, Rows>> = {}
    for (const table of tables) {
      content[table] = await runDynamic(transaction, (db) => {
        const keys: readonly string[] = movedTables[table]
        // Each table has its own columns; the builder's type knows those of one.
        const all = db.selectFrom(table as 'partner').selectAll()
        return keys.reduce((query, key) => query.orderBy(key as 'id'), all)
      })
    }
    return content
  },
)

/** Puts a content in place of everything. */
export const restoreSandboxCommand = command(
  'restoreSandbox',
  async (transaction, { content }: { content: StoreContent }): Promise<void> => {
    await clearEverything(transaction)
    for (const table of tables) {
      const rows = content[table] ?? []
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const slice = rows.slice(from, from + rowsAtOnce) as never
        await runDynamic(transaction, (db) => db.insertInto(table).values(slice))
      }
    }
  },
)

/** States of a sandbox that were put aside, in memory. */
export interface Snapshots {
  take(ahead: number, takenAt: number): Promise<Snapshot>
  find(id: string): Snapshot | undefined
}

/** Creates the place for snapshots of a store. */
export function createSnapshots(store: Store): Snapshots {
  const kept = new Map<string, Snapshot>()
  return {
    async take(ahead, takenAt) {
      const content = await store.run(readContentCommand, {}, takenAt)
      const snapshot = { id: newId(), takenAt, ahead, content }
      kept.set(snapshot.id, snapshot)
      const [oldest] = kept.keys()
      if (kept.size > mostSnapshots && oldest !== undefined) kept.delete(oldest)
      return snapshot
    },
    find: (id) => kept.get(id),
  }
}
