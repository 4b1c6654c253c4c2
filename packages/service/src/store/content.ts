import type { Connection } from './connection.ts'
import { movedTableNames, movedTables, type MovedTable } from './moved-tables.ts'
import { lockDeliveries, setDeliveredPlace } from './queries/deliveries.ts'
import { findLastPlace } from './queries/events.ts'
import { lockMails, setMailedPlace } from './queries/mails.ts'
import { clearEverything } from './queries/reset.ts'
import { runDynamic } from './statement.ts'

/** Rows of one table, each with its values by column. */
type Rows = readonly Readonly<Record<string, unknown>>[]

/** Content of a store: every table except the settings, which belong to the server. */
export type StoreContent = Readonly<Partial<Record<MovedTable, Rows>>>

/** Rows per insert: SQLite takes at most 32,766 values in a statement. */
const rowsAtOnce = 500

/** Deliveries and mails in a content were already sent, or are obsolete. */
const ofDeliveries: ReadonlySet<string> = new Set([
  'delivery',
  'delivery_attempt',
  'delivery_cursor',
  'mail',
])

const tables = movedTableNames.filter((table) => table !== 'setting')

/** Reads everything; within a transaction it is one snapshot. */
export async function readContent(connection: Connection): Promise<StoreContent> {
  const content: Partial<Record<MovedTable, Rows>> = {}
  for (const table of tables) {
    content[table] = await runDynamic(connection, (db) => {
      const keys: readonly string[] = movedTables[table]
      // Each table has its own columns; the query builder's type knows only those of one.
      const all = db.selectFrom(table as 'partner').selectAll()
      return keys.reduce((query, key) => query.orderBy(key as 'id'), all)
    })
  }
  return content
}

/** Replaces everything by a content. */
export async function replaceContent(
  transaction: Connection,
  content: StoreContent,
): Promise<void> {
  await clearEverything(transaction)
  for (const table of tables) {
    // Deliveries that were made are not repeated.
    if (ofDeliveries.has(table)) continue
    const rows = content[table] ?? []
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const slice = rows.slice(from, from + rowsAtOnce) as never
      await runDynamic(transaction, (db) => db.insertInto(table).values(slice))
    }
  }
  await lockDeliveries(transaction)
  await lockMails(transaction)
  const place = await findLastPlace(transaction)
  await setDeliveredPlace(transaction, { place })
  await setMailedPlace(transaction, { place })
}
