import type { Relationship } from '@accredit/contract'
import type { QualificationRecord } from '../../rules/qualification-record.ts'
import type { Connection } from '../connection.ts'
import { runDynamic, type Builder } from '../statement.ts'
import { nameKey, type BillingRecord, type CompanyRecord } from './customers.ts'
import { readQualificationRow } from './qualifications.ts'

/** Filter of customers. */
export interface CustomerSearch {
  readonly partnerId: string
  /** Beginning of the name or of the domain. */
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
  /** First those whose name begins with the search, then those whose domain alone does. */
  readonly part: 'name' | 'domain'
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

function matching(db: Builder, wanted: CustomerSearch, part: CustomerPosition['part']) {
  const { partnerId, status } = wanted
  const begin = wanted.search === undefined ? undefined : nameKey(wanted.search)
  let query = db
    .selectFrom('customer')
    .where('customer.partner_id', '=', partnerId)
    .where('customer.removed_at', 'is', null)
  if (begin !== undefined) {
    const end = begin + lastCharacter
    query =
      part === 'name'
        ? query.where('name_key', '>=', begin).where('name_key', '<', end)
        : query
            .where('domain', '>=', begin)
            .where('domain', '<', end)
            .where((row) => row.or([row('name_key', '<', begin), row('name_key', '>=', end)]))
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

/** A page of customers: by name those whose name matches, then by domain the others. */
export async function listCustomerOverviews(
  connection: Connection,
  wanted: CustomerSearch & { after?: CustomerPosition | undefined; limit: number },
): Promise<OverviewRow[]> {
  const { after, limit, search } = wanted
  const found: OverviewRow[] = []
  if (after?.part !== 'domain') found.push(...(await readPart(connection, wanted, 'name', limit)))
  if (search !== undefined && found.length < limit) {
    found.push(...(await readPart(connection, wanted, 'domain', limit - found.length)))
  }
  return found
}

async function readPart(
  connection: Connection,
  wanted: CustomerSearch & { after?: CustomerPosition | undefined },
  part: CustomerPosition['part'],
  limit: number,
): Promise<OverviewRow[]> {
  const column = part === 'name' ? 'name_key' : 'domain'
  const after = wanted.after?.part === part ? wanted.after : undefined
  const rows = await runDynamic(connection, (db) => {
    let query = matching(db, wanted, part).select([
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
    return query.orderBy(column).orderBy('customer.id').limit(limit)
  })
  return rows.map((row) => ({
    id: row.id,
    companyName: row.company_name,
    domain: row.domain,
    company: JSON.parse(row.company_profile) as CompanyRecord,
    billing: JSON.parse(row.billing_profile) as BillingRecord,
    relationship: row.relationship as Relationship,
    position: { part, key: row[column], id: row.id },
  }))
}

/** Counts all customers that match. */
export async function countCustomerOverviews(
  connection: Connection,
  wanted: CustomerSearch,
): Promise<number> {
  const count = async (part: CustomerPosition['part']) => {
    const [row] = await runDynamic(connection, (db) =>
      matching(db, wanted, part).select(({ fn }) => fn.countAll<number>().as('count')),
    )
    return row?.count ?? 0
  }
  return (await count('name')) + (wanted.search === undefined ? 0 : await count('domain'))
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
