import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'
import { statement } from './statement.ts'

/** Values of several rows, each name ending with the row's number. */
type Numbered = Readonly<Record<string, unknown>>

/**
 * Declares an insert of any number of rows, in order. Statements for the given numbers of rows are
 * prepared: a round trip per row costs more than the row, and building a statement anew costs more
 * still.
 * @param columns columns of the table with the members of a row that fill them
 * @param sizes rows per statement, descending, ending with 1
 */
export function insertMany<Row extends object>(
  table: keyof Schema,
  columns: Readonly<Record<string, keyof Row & string>>,
  sizes: readonly number[],
): (transaction: Connection, rows: readonly Row[]) => Promise<void> {
  const named = Object.entries(columns)
  const members = Object.values(columns)
  const inserts = sizes.map((size) => ({
    size,
    insert: statement((db, input: Numbered) =>
      db
        // The type of one table stands for all; tests that write rows check the columns.
        .insertInto(table as 'event')
        .values(
          Array.from({ length: size }, (_row, index) =>
            Object.fromEntries(named.map(([column, name]) => [column, input[`${name}${index}`]])),
          ) as never,
        ),
    ),
  }))
  return async (transaction, rows) => {
    for (let start = 0; start < rows.length;) {
      const left = rows.length - start
      const fitting = inserts.find(({ size }) => size <= left)
      if (!fitting) throw new Error(`no statement inserts ${left} rows into ${table}`)
      const values: Record<string, unknown> = {}
      for (const [index, row] of rows.slice(start, start + fitting.size).entries()) {
        for (const name of members) values[`${name}${index}`] = row[name]
      }
      await fitting.insert.all(transaction, values)
      start += fitting.size
    }
  }
}
