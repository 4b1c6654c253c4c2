import { sql } from 'kysely'
import { isGuid, type Relationship } from '@accredit/contract'
import type { QualificationRecord } from '../../rules/qualification-record.ts'
import type { Capabilities, Connection } from '../connection.ts'
import { runDynamic, type Builder } from '../statement.ts'
import { nameKey, type BillingRecord, type CompanyRecord } from './customers.ts'
import { readQualificationRow } from './qualifications.ts'
import {
  contains,
  many,
  mayStandAnywhere,
  nameOrder,
  partnerOf,
  searchAnywhere,
  type Containing,
} from './search-customers.ts'

/** Filter of customers. */
export interface CustomerSearch {
  readonly partnerId: string
  /** Any part of a name, a domain or the domain of an e-mail address, or a whole Microsoft ID. */
  readonly search?: string | undefined
  /** `none`: without any qualification. Otherwise a vetting status, or a type that the customer has. */
  readonly status?:
    | { readonly kind: 'none' }
    | { readonly kind: 'vetting'; readonly status: string }
    | { readonly kind: 'type'; readonly type: string }
    | undefined
}

/** Position before the first row of a page: this customer, in this part of the list. */
export interface CustomerPosition {
  /**
   * First those whose name begins with the search. Then those who have it anywhere; or, where it is too
   * short for that, whose domain begins with it.
   */
  readonly part: 'name' | 'domain' | 'anywhere'
  readonly key: string
  readonly id: string
}

/** A customer as the overview reads it. */
export interface OverviewRow {
  readonly id: string
  readonly companyName: string
  readonly domain: string
  readonly company: CompanyRecord
  readonly billing: BillingRecord
  readonly relationship: Relationship
  readonly position: CustomerPosition
}

// Sorts after every text that begins in the same way; texts sort by byte in both databases.
const lastCharacter = '\u{10FFFF}'

/** One part of a list. */
interface Part {
  readonly name: CustomerPosition['part']
  /** The search, in the form of names in order. */
  readonly begin?: string
  readonly containing?: Containing
}

/** The parts of a list, one after the other. */
async function partsOf(
  connection: Connection,
  { search }: CustomerSearch,
): Promise<readonly [Part, ...Part[]]> {
  if (search === undefined || isGuid(search)) return [{ name: 'name' }]
  const begin = nameKey(search)
  if (!mayStandAnywhere(begin))
    return [
      { name: 'name', begin },
      { name: 'domain', begin },
    ]
  const containing = await searchAnywhere(connection, begin)
  return [
    { name: 'name', begin },
    { name: 'anywhere', begin, containing },
  ]
}

function matching(db: Builder, can: Capabilities, wanted: CustomerSearch, part: Part) {
  const { partnerId, search, status } = wanted
  const { begin, containing } = part
  let query = db
    .selectFrom('customer')
    .where(partnerOf(containing, can), '=', partnerId)
    .where('customer.removed_at', 'is', null)
  if (search !== undefined && isGuid(search)) {
    query = query.where('customer.id', '=', search.toLowerCase())
  }
  if (begin !== undefined) {
    const end = begin + lastCharacter
    if (part.name === 'name') {
      query = query.where('name_key', '>=', begin).where('name_key', '<', end)
    } else {
      query = query.where((row) =>
        row.or([row('name_key', '<', begin), row('name_key', '>=', end)]),
      )
      query = containing
        ? query.where(contains(containing, can))
        : query.where('domain', '>=', begin).where('domain', '<', end)
    }
  }
  if (status) {
    query = query.where((row) => {
      const held = row
        .selectFrom('qualification')
        .select('qualification.type')
        .whereRef('qualification.partner_id', '=', 'customer.partner_id')
        .whereRef('qualification.customer_id', '=', 'customer.id')
      if (status.kind === 'none') return row.not(row.exists(held))
      return row.exists(
        status.kind === 'vetting'
          ? held.where('qualification.vetting_status', '=', status.status)
          : held
              .where('qualification.type', '=', status.type)
              .where((one) =>
                one.or([
                  one('qualification.vetting_status', 'is', null),
                  one('qualification.vetting_status', '=', 'Approved'),
                ]),
              ),
      )
    })
  }
  return query
}

/** A page of customers: by name those whose name matches, then the others. */
export async function listCustomerOverviews(
  connection: Connection,
  wanted: CustomerSearch & { after?: CustomerPosition | undefined; limit: number },
): Promise<OverviewRow[]> {
  const { after, limit } = wanted
  const parts = await partsOf(connection, wanted)
  const begun = parts.findIndex(({ name }) => name === after?.part)
  const found: OverviewRow[] = []
  for (const part of parts.slice(Math.max(begun, 0))) {
    if (found.length === limit) break
    found.push(...(await readPart(connection, wanted, part, limit - found.length)))
  }
  return found
}

async function readPart(
  connection: Connection,
  wanted: CustomerSearch & { after?: CustomerPosition | undefined },
  part: Part,
  limit: number,
): Promise<OverviewRow[]> {
  const column = part.name === 'domain' ? 'domain' : 'name_key'
  const after = wanted.after?.part === part.name ? wanted.after : undefined
  const rows = await runDynamic(connection, (db, can) => {
    let query = matching(db, can, wanted, part).select([
      'customer.id',
      'company_name',
      'name_key',
      'domain',
      'relationship',
      'company_profile',
      'billing_profile',
    ])
    if (after) {
      query = query.where((row) =>
        row(row.refTuple(column, 'customer.id'), '>', row.tuple(after.key, after.id)),
      )
    }
    const order = part.name === 'domain' ? 'domain' : nameOrder(part.containing, can)
    return query.orderBy(order).orderBy('customer.id').limit(limit)
  })
  return rows.map((row) => ({
    id: row.id,
    companyName: row.company_name,
    domain: row.domain,
    company: JSON.parse(row.company_profile) as CompanyRecord,
    billing: JSON.parse(row.billing_profile) as BillingRecord,
    relationship: row.relationship as Relationship,
    position: { part: part.name, key: row[column], id: row.id },
  }))
}

/** Counts a partner's customers, of one state or all. */
export function countCustomers(
  connection: Connection,
  wanted: Omit<CustomerSearch, 'search'>,
): Promise<number> {
  return countPart(connection, wanted, { name: 'name' })
}

/** Counts the customers that a search finds; `undefined` where they are so many that it would take long. */
export async function countFound(
  connection: Connection,
  wanted: CustomerSearch,
): Promise<number | undefined> {
  const parts = await partsOf(connection, wanted)
  if (parts.some(({ containing }) => containing?.inOrder)) return undefined
  let count = 0
  for (const part of parts) {
    count += await countPart(connection, wanted, part, many + 1)
    if (count > many) return undefined
  }
  return count
}

async function countPart(
  connection: Connection,
  wanted: CustomerSearch,
  part: Part,
  most?: number,
): Promise<number> {
  const [row] = await runDynamic(connection, (db, can) => {
    const found = matching(db, can, wanted, part).select(sql.lit(1).as('one'))
    return db
      .selectFrom((most === undefined ? found : found.limit(most)).as('found'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
  })
  return row?.count ?? 0
}

/** The qualifications of several customers, by customer. */
export async function listQualificationsOf(
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
