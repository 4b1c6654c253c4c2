import { sql, type SqlBool } from 'kysely'
import type { Capabilities, Connection } from '../connection.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'

/** Shorter texts are in no index of three characters, e.g. the two of 北大. */
const shortest = 3

/**
 * Matches beyond which it is quicker to go through all names in order, and stop at a full page, than to
 * put all matches in order. So many are not counted, either.
 */
export const many = 1_000

/** The same by PostgreSQL's estimate, which takes the rarest text for one of a hundredth of the rows. */
const manyEstimated = 2_000

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
  const inOrder = capabilitiesOf(connection).searchTable
    ? (await countMatches(connection, text)) > many
    : (await estimateMatches(connection, text)) > manyEstimated
  return { text, inOrder }
}

async function countMatches(connection: Connection, text: string): Promise<number> {
  const [found] = await runDynamic(connection, (db) =>
    db
      .selectFrom(
        sql<{ one: number }>`(select 1 as one from customer_search
          where customer_search match ${phraseOf(text)} limit ${sql.lit(many + 1)})`.as('found'),
      )
      .select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return found?.count ?? 0
}

/** PostgreSQL's index finds all matches before the first is read: its own estimate comes before that. */
async function estimateMatches(connection: Connection, text: string): Promise<number> {
  const form = {
    sql: 'explain select 1 from customer where search_text like $1 and removed_at is null',
    writes: false,
  }
  const [plan] = (await connection.query(form, [patternOf(text)])) as { 'QUERY PLAN': string }[]
  return Number(/ rows=(\d+)/.exec(plan?.['QUERY PLAN'] ?? '')?.[1] ?? 0)
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

/** The name by which rows are put in order; without the index of names where that would be gone through. */
export function nameOrder(
  found: Containing | undefined,
  { searchTable }: Capabilities,
): ReturnType<typeof sql<string>> {
  return found && !found.inOrder && !searchTable
    ? sql<string>`customer.name_key || ''`
    : sql<string>`customer.name_key`
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
