import { sql, type SqlBool } from 'kysely'
import type { Capabilities, Connection } from '../connection.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'

/** Shorter texts are in no index of three characters, e.g. the two of 北大. */
const shortest = 3

/**
 * Matches beyond which it is quicker to go through all names in order, and stop at a full page, than to
 * put all matches in order.
 */
const many = 1_000

/** Way in which the customers are found whose texts contain another one. */
export interface Containing {
  readonly text: string
  /** True when so many contain it that they are looked at in order. */
  readonly inOrder: boolean
}

/** Says whether customers are found by any part that reads like this, or by a beginning alone. */
export function mayStandAnywhere(text: string): boolean {
  return [...text].length >= shortest
}

/** Prepares a search for a text that stands anywhere, in the form of `nameKey`. */
export async function searchAnywhere(connection: Connection, text: string): Promise<Containing> {
  if (!capabilitiesOf(connection).searchTable) return { text, inOrder: false }
  const [found] = await runDynamic(connection, (db) =>
    db
      .selectFrom(
        sql<{ one: number }>`(select 1 as one from customer_search
          where customer_search match ${phraseOf(text)} limit ${sql.lit(many + 1)})`.as('found'),
      )
      .select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return { text, inOrder: (found?.count ?? 0) > many }
}

/** The condition on rows of `customer`. */
export function contains(
  { text, inOrder }: Containing,
  { searchTable }: Capabilities,
): ReturnType<typeof sql<SqlBool>> {
  if (!searchTable) return sql<SqlBool>`customer.search_text like ${patternOf(text)}`
  if (inOrder) return sql<SqlBool>`instr(customer.search_text, ${text}) > 0`
  return sql<SqlBool>`customer.number in
    (select rowid from customer_search where customer_search match ${phraseOf(text)})`
}

/** The partner of a row; without the index that would keep the rows from being found by their number. */
export function partnerOf(
  found: Containing | undefined,
  { searchTable }: Capabilities,
): ReturnType<typeof sql<string>> {
  return found && !found.inOrder && searchTable
    ? sql<string>`+customer.partner_id`
    : sql<string>`customer.partner_id`
}

/** Empties the index, before all customers are deleted at once. */
export async function clearSearch(transaction: Connection): Promise<void> {
  if (!capabilitiesOf(transaction).searchTable) return
  const form = {
    sql: `insert into customer_search (customer_search) values ('delete-all')`,
    writes: true,
  }
  await transaction.query(form, [])
}

function phraseOf(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function patternOf(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
