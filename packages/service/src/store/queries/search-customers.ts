import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Capabilities, Connection } from '../connection.ts'
import { capabilitiesOf, statement } from '../statement.ts'

type Condition = RawBuilder<SqlBool>

/** Length of the index's trigrams: shorter texts, such as 北大, are not in the index. */
const shortest = 3

/**
 * Number of matches above which scanning all names in order, up to a full page, is faster than sorting
 * all matches. More matches are not counted either.
 */
export const many = 1_000

/** The same limit for PostgreSQL's estimate, which is coarse, and never below 0.01 % of the rows. */
const manyEstimated = 2_000

/**
 * Row number that decides how to scan the names. If the last match that was read is above it, fewer
 * than one in twenty rows match, so the scan looks up each row in the index: reading the long rows
 * themselves would be slower.
 */
const sparse = 20 * many

/** Strategy to find the customers whose texts contain a search text. */
export type Containing = { readonly text: string } & (
  | {
      /** Sorts all matches. */
      readonly way: 'few'
      /** Row numbers of the matches as JSON, where a separate table is searched. */
      readonly numbers?: string
    }
  /** Scans all names in order, and matches each by the index or by the row itself. */
  | { readonly way: 'byIndex' | 'byRow' }
)

/** Checks whether a text is long enough to be found anywhere; shorter ones match prefixes only. */
export function mayStandAnywhere(text: string): boolean {
  return [...text].length >= shortest
}

/** Prepares a search for a text anywhere; the text is normalized by `nameKey`. */
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

/** Reads the index once, because each query of it scans all its lists again. */
const listMatches = statement((db, input: { phrase: string }) =>
  db
    .selectFrom(
      sql<{ number: number }>`(select rowid as number from customer_search
        where customer_search match ${input.phrase} limit ${sql.lit(many + 1)})`.as('found'),
    )
    .select('number'),
)

/** Asks PostgreSQL for its estimate first, because its index finds all matches before the first is read. */
async function estimateMatches(connection: Connection, text: string): Promise<number> {
  const form = {
    sql: 'explain select 1 from customer where search_text like $1 and removed_at is null',
    writes: false,
  }
  const lines = (await connection.query(form, [patternOf(text)])) as { 'QUERY PLAN': string }[]
  const plan = lines.map((line) => line['QUERY PLAN']).join('\n')
  const [whole = 0, ofPart = 0] = [...plan.matchAll(/ rows=(\d+)/g)].map(([, rows]) => Number(rows))
  const parts = /Task Count: (\d+)/.exec(plan)?.[1]
  // A cluster has no estimate of its own; it shows the plan of one task as an example of all.
  return parts === undefined ? whole : ofPart * Number(parts)
}

/** Condition on rows of `customer`. */
export function contains(containing: Containing, { searchTable }: Capabilities): Condition {
  const { text, way } = containing
  if (!searchTable) return sql`customer.search_text like ${patternOf(text)}`
  switch (way) {
    case 'few':
      return sql`customer.number in (select value from json_each(${containing.numbers}))`
    case 'byIndex':
      // The sign keeps SQLite from finding rows by number, which it would then have to sort.
      return sql`+customer.number in
        (select rowid from customer_search where customer_search match ${phraseOf(text)})`
    case 'byRow':
      return sql`instr(customer.search_text, ${text}) > 0`
  }
}

/**
 * The partner column, with a sign where SQLite is to find rows by number rather than by the
 * partner's index.
 */
export function partnerOf(
  found: Containing | undefined,
  { searchTable }: Capabilities,
): RawBuilder<string> {
  return found?.way === 'few' && searchTable ? sql`+customer.partner_id` : sql`customer.partner_id`
}

/** Empties the index before all customers are deleted. */
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
