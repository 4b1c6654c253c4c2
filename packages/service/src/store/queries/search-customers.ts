import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Capabilities, Connection } from '../connection.ts'
import { capabilitiesOf, statement } from '../statement.ts'

type Condition = RawBuilder<SqlBool>

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
export type Containing =
  /** So many contain it that they are looked at in the order of their names. */
  | { readonly text: string; readonly inOrder: true }
  /** Few do; `numbers` are those of their rows, where a table of its own tells them. */
  | { readonly text: string; readonly inOrder: false; readonly numbers?: string }

/** Says whether customers are found by any part that reads like this, or by a beginning alone. */
export function mayStandAnywhere(text: string): boolean {
  return [...text].length >= shortest
}

/** Prepares a search for a text that stands anywhere, in the form of `nameKey`. */
export async function searchAnywhere(connection: Connection, text: string): Promise<Containing> {
  if (!capabilitiesOf(connection).searchTable) {
    return { text, inOrder: (await estimateMatches(connection, text)) > manyEstimated }
  }
  const rows = await listMatches.all(connection, { phrase: phraseOf(text) })
  if (rows.length > many) return { text, inOrder: true }
  return { text, inOrder: false, numbers: JSON.stringify(rows.map(({ number }) => number)) }
}

/** Looks into the index once: it goes through all of its lists again each time that it is asked. */
const listMatches = statement((db, input: { phrase: string }) =>
  db
    .selectFrom(
      sql<{ number: number }>`(select rowid as number from customer_search
        where customer_search match ${input.phrase} limit ${sql.lit(many + 1)})`.as('found'),
    )
    .select('number'),
)

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
export function contains(containing: Containing, { searchTable }: Capabilities): Condition {
  const { text } = containing
  if (!searchTable) return sql`customer.search_text like ${patternOf(text)}`
  if (containing.inOrder) return sql`instr(customer.search_text, ${text}) > 0`
  return sql`customer.number in (select value from json_each(${containing.numbers}))`
}

/** The partner of a row; without the index that would keep the rows from being found by their number. */
export function partnerOf(
  found: Containing | undefined,
  { searchTable }: Capabilities,
): RawBuilder<string> {
  return found && !found.inOrder && searchTable
    ? sql`+customer.partner_id`
    : sql`customer.partner_id`
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
