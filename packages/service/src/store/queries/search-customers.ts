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

/**
 * Row of the last match that is looked at, beyond which less than a twentieth of all rows match: going
 * through all names then asks the index of each row, since the rows themselves are long.
 */
const sparse = 20 * many

/** Way in which the customers are found whose texts contain another one. */
export type Containing = { readonly text: string } & (
  | {
      /** All are put in order. */
      readonly way: 'few'
      /** Numbers of their rows, in JSON, where a table of its own tells them. */
      readonly numbers?: string
    }
  /** All names are gone through in order; the index tells which of them match, or the row itself. */
  | { readonly way: 'byIndex' | 'byRow' }
)

/** Says whether customers are found by any part that reads like this, or by a beginning alone. */
export function mayStandAnywhere(text: string): boolean {
  return [...text].length >= shortest
}

/** Prepares a search for a text that stands anywhere, in the form of `nameKey`. */
export async function searchAnywhere(connection: Connection, text: string): Promise<Containing> {
  if (!capabilitiesOf(connection).searchTable) {
    const isMany = (await estimateMatches(connection, text)) > manyEstimated
    return { text, way: isMany ? 'byRow' : 'few' }
  }
  const numbers = (await listMatches.all(connection, { phrase: phraseOf(text) })).map(
    ({ number }) => number,
  )
  if (numbers.length <= many) return { text, way: 'few', numbers: JSON.stringify(numbers) }
  return { text, way: (numbers.at(-1) ?? 0) > sparse ? 'byIndex' : 'byRow' }
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
  const lines = (await connection.query(form, [patternOf(text)])) as { 'QUERY PLAN': string }[]
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n')
  const [whole = 0, ofPart = 0] = [...plan.matchAll(/ rows=(\d+)/g)].map(([, rows]) => Number(rows))
  const parts = /Task Count: (\d+)/.exec(plan)?.[1]
  // A cluster itself estimates nothing; it shows the plan of one part, which stands for all.
  return parts === undefined ? whole : ofPart * Number(parts)
}

/** The condition on rows of `customer`. */
export function contains(containing: Containing, { searchTable }: Capabilities): Condition {
  const { text, way } = containing
  if (!searchTable) return sql`customer.search_text like ${patternOf(text)}`
  switch (way) {
    case 'few':
      return sql`customer.number in (select value from json_each(${containing.numbers}))`
    case 'byIndex':
      // With the sign it is no way to find the rows, which would then have to be put in order.
      return sql`+customer.number in
        (select rowid from customer_search where customer_search match ${phraseOf(text)})`
    case 'byRow':
      return sql`instr(customer.search_text, ${text}) > 0`
  }
}

/** The partner of a row; without the index that would keep the rows from being found by their number. */
export function partnerOf(
  found: Containing | undefined,
  { searchTable }: Capabilities,
): RawBuilder<string> {
  return found?.way === 'few' && searchTable ? sql`+customer.partner_id` : sql`customer.partner_id`
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
