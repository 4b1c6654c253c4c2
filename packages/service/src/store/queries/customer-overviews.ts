import { sql } from 'kysely'
import { isGuid, type Relationship } from '@accredit/contract'
import type { QualificationRecord } from '../../rules/qualification-record.ts'
import type { Schema } from '../schema.ts'
import type { Capabilities, Connection } from '../connection.ts'
import { runDynamic, type Builder } from '../statement.ts'
import { nameKey, type BillingRecord, type CompanyRecord } from './customers.ts'
import { readQualificationRow } from './qualifications.ts'
import { filtered, type CustomerSearch } from './filter-customers.ts'
import { many, mayStandAnywhere, searchAnywhere, type Containing } from './search-customers.ts'

/** Position before the first row of a page: this customer, in this part of the list. */
export interface CustomerPosition {
  /**
   * First the customers whose name begins with the search text, then those that contain it
   * anywhere; or, when it is too short for that, whose domain begins with it.
   */
  readonly part: 'name' | 'domain' | 'anywhere'
  readonly key: string
  readonly id: string
}

/** A customer as read for the overview. */
export interface OverviewRow {
  readonly id: string
  readonly companyName: string
  readonly domain: string
  readonly company: CompanyRecord
  readonly billing: BillingRecord
  readonly relationship: Relationship
  readonly qualifications: readonly QualificationRecord[]
}

/** A page of customers. */
export interface OverviewPage {
  readonly rows: readonly OverviewRow[]
  /**
   * Number of matches on all pages; absent when there are so many that counting would take long.
   */
  readonly total: number | undefined
  /** Position of the next page; absent on the last one. */
  readonly next: CustomerPosition | undefined
}

type Wanted = CustomerSearch & {
  readonly after?: CustomerPosition | undefined
  /** Page size. */
  readonly size: number
}

type FoundRow = Omit<OverviewRow, 'qualifications'> & { readonly position: CustomerPosition }

/** Rows of a page with one more, which indicates a next page; and the total. */
interface Found {
  readonly rows: readonly FoundRow[]
  readonly count: () => Promise<number | undefined>
}

/** One part of a list. */
interface Part {
  readonly name: CustomerPosition['part']
  /** The normalized search text. */
  readonly begin?: string
  readonly containing?: Containing
}

// Sorts after every text with the same prefix; both databases sort text by byte.
const lastCharacter = '\u{10FFFF}'

const columns = [
  'customer.id',
  'company_name',
  'name_key',
  'domain',
  'relationship',
  'company_profile',
  'billing_profile',
] as const

/** A page of customers: by name those whose name begins with the search text, then the others. */
export async function listCustomerOverviews(
  connection: Connection,
  wanted: Wanted,
): Promise<OverviewPage> {
  const { partnerId, after, size } = wanted
  const found = await find(connection, wanted)
  const page = found.rows.slice(0, size)
  const isLast = found.rows.length === page.length
  const [qualifications, total] = await Promise.all([
    listQualificationsOf(connection, { partnerId, customerIds: page.map(({ id }) => id) }),
    // The only page is its own total.
    isLast && after === undefined ? page.length : found.count(),
  ])
  const rows = page.map((row) => ({ ...row, qualifications: qualifications.get(row.id) ?? [] }))
  return { rows, total, next: isLast ? undefined : page.at(-1)?.position }
}

async function find(connection: Connection, wanted: Wanted): Promise<Found> {
  const { search } = wanted
  if (search === undefined || isGuid(search)) {
    return findParts(connection, wanted, [{ name: 'name' }])
  }
  const begin = nameKey(search)
  const named = { name: 'name', begin } as const
  if (!mayStandAnywhere(begin)) {
    return findParts(connection, wanted, [named, { name: 'domain', begin }])
  }
  const containing = await searchAnywhere(connection, begin)
  return containing.way === 'few'
    ? findFew(connection, wanted, begin, containing)
    : findParts(connection, wanted, [named, { name: 'anywhere', begin, containing }])
}

/**
 * Finds customers by a rare text: sorts all matches, which also counts them, and reads the details
 * of only those on the page.
 */
async function findFew(
  connection: Connection,
  wanted: Wanted,
  begin: string,
  containing: Containing,
): Promise<Found> {
  const { partnerId, after, size } = wanted
  const rows = await runDynamic(connection, (db, can) =>
    db
      .with(
        (name) => name('found').materialized(),
        () =>
          filtered(db, can, wanted, containing).select([
            'customer.id as found_id',
            'name_key as found_key',
            sql<number>`case when name_key >= ${begin} and name_key < ${begin + lastCharacter}
              then 0 else 1 end`.as('place'),
          ]),
      )
      .with('page', (known) => {
        const page = known
          .selectFrom('found')
          .selectAll()
          .orderBy('place')
          .orderBy('found_key')
          .orderBy('found_id')
          .limit(size + 1)
        if (!after) return page
        const place = after.part === 'name' ? 0 : 1
        return page.where((row) =>
          row(
            row.refTuple('place', 'found_key', 'found_id'),
            '>',
            row.tuple(place, after.key, after.id),
          ),
        )
      })
      .selectFrom('page')
      .innerJoin('customer', 'customer.id', 'page.found_id')
      .where('customer.partner_id', '=', partnerId)
      .select(columns)
      .select((row) => [
        'place',
        row
          .selectFrom('found')
          .select(({ fn }) => fn.countAll<number>().as('total'))
          .$asScalar()
          .as('total'),
      ])
      .orderBy('place')
      .orderBy('found_key')
      .orderBy('found_id'),
  )
  return {
    rows: rows.map((row) => readRow(row, row.place === 0 ? 'name' : 'anywhere')),
    async count() {
      const total =
        rows[0]?.total ??
        (await count(connection, (db, can) => filtered(db, can, wanted, containing)))
      return total > many ? undefined : total
    },
  }
}

/** Reads the parts of a list one after the other, each in order, until a page is full. */
async function findParts(
  connection: Connection,
  wanted: Wanted,
  parts: readonly Part[],
): Promise<Found> {
  const begun = parts.findIndex(({ name }) => name === wanted.after?.part)
  const rows: FoundRow[] = []
  for (const part of parts.slice(Math.max(begun, 0))) {
    const missing = wanted.size + 1 - rows.length
    if (missing > 0) rows.push(...(await readPart(connection, wanted, part, missing)))
  }
  return { rows, count: () => countParts(connection, wanted, parts) }
}

async function readPart(
  connection: Connection,
  wanted: Wanted,
  part: Part,
  limit: number,
): Promise<FoundRow[]> {
  const column = part.name === 'domain' ? 'domain' : 'name_key'
  const after = wanted.after?.part === part.name ? wanted.after : undefined
  const rows = await runDynamic(connection, (db, can) => {
    let query = matching(db, can, wanted, part).select(columns)
    if (after) {
      query = query.where((row) =>
        row(row.refTuple(column, 'customer.id'), '>', row.tuple(after.key, after.id)),
      )
    }
    return query.orderBy(column).orderBy('customer.id').limit(limit)
  })
  return rows.map((row) => readRow(row, part.name))
}

function readRow(
  row: Pick<Schema['customer'], 'id' | Exclude<(typeof columns)[number], 'customer.id'>>,
  part: CustomerPosition['part'],
): FoundRow {
  return {
    id: row.id,
    companyName: row.company_name,
    domain: row.domain,
    company: JSON.parse(row.company_profile) as CompanyRecord,
    billing: JSON.parse(row.billing_profile) as BillingRecord,
    relationship: row.relationship as Relationship,
    position: { part, key: part === 'domain' ? row.domain : row.name_key, id: row.id },
  }
}

/** Counts a partner's customers, in one state or all. */
export function countCustomers(
  connection: Connection,
  wanted: Omit<CustomerSearch, 'search'>,
): Promise<number> {
  return count(connection, (db, can) => filtered(db, can, wanted))
}

/**
 * Counts the customers of some parts; `undefined` when a search has so many matches that counting
 * would take long.
 */
async function countParts(
  connection: Connection,
  wanted: CustomerSearch,
  parts: readonly Part[],
): Promise<number | undefined> {
  if (wanted.search === undefined) return countCustomers(connection, wanted)
  if (parts.some(({ containing }) => containing)) return undefined
  let total = 0
  for (const part of parts) {
    total += await count(connection, (db, can) => matching(db, can, wanted, part).limit(many + 1))
    if (total > many) return undefined
  }
  return total
}

async function count(
  connection: Connection,
  build: (db: Builder, can: Capabilities) => ReturnType<typeof filtered>,
): Promise<number> {
  const [row] = await runDynamic(connection, (db, can) =>
    db
      .selectFrom(build(db, can).select(sql.lit(1).as('one')).as('found'))
      .select(({ fn }) => fn.countAll<number>().as('count')),
  )
  return row?.count ?? 0
}

/** Customers of one part of a list. */
function matching(db: Builder, can: Capabilities, wanted: CustomerSearch, part: Part) {
  const { name, begin, containing } = part
  const query = filtered(db, can, wanted, containing)
  if (begin === undefined) return query
  const end = begin + lastCharacter
  if (name === 'name') return query.where('name_key', '>=', begin).where('name_key', '<', end)
  const others = query.where((row) =>
    row.or([row('name_key', '<', begin), row('name_key', '>=', end)]),
  )
  return name === 'domain' ? others.where('domain', '>=', begin).where('domain', '<', end) : others
}

/** The qualifications of several customers, by customer. */
async function listQualificationsOf(
  connection: Connection,
  wanted: { partnerId: string; customerIds: readonly string[] },
): Promise<Map<string, QualificationRecord[]>> {
  if (wanted.customerIds.length === 0) return new Map()
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('qualification')
      .selectAll()
      .where('partner_id', '=', wanted.partnerId)
      .where('customer_id', 'in', wanted.customerIds),
  )
  const grouped = Map.groupBy(rows, (row) => row.customer_id)
  return new Map([...grouped].map(([id, own]) => [id, own.map(readQualificationRow)]))
}
