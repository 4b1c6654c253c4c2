import type { Relationship } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import { runDynamic } from '../statement.ts'

/** Customer as lists show it. */
export interface ListedCustomer {
  readonly id: string
  readonly companyName: string
  readonly domain: string
  readonly relationship: Relationship
  /** Position in the list. */
  readonly position: CustomerPosition
}

/** A place in an ordered list: what it is ordered by, then the id. */
export type CustomerPosition = readonly [key: string, id: string]

/** By what a list is ordered, which is also what its customers can be searched by. */
export type CustomerOrder = 'name_key' | 'domain' | 'associated_partner_id'

// U+10FFFF sorts behind every character of a name.
const behindAll = '\u{10FFFF}'

/** A part of a partner's list, in order, or from its end towards its beginning. */
export async function listCustomersBetween(
  connection: Connection,
  part: {
    partnerId: string
    order: CustomerOrder
    /** Only those whose key of the order begins like this. */
    prefix?: string | undefined
    after?: CustomerPosition | undefined
    before?: CustomerPosition | undefined
    backwards: boolean
    limit: number
  },
): Promise<ListedCustomer[]> {
  const { partnerId, order, prefix, after, before } = part
  const rows = await runDynamic(connection, (db) => {
    let query = db
      .selectFrom('customer')
      .select(['id', 'company_name', 'domain', 'relationship', `${order} as key`])
      .where('partner_id', '=', partnerId)
      .where('removed_at', 'is', null)
    if (order === 'associated_partner_id') query = query.where(order, 'is not', null)
    // One lower and one upper bound, so that the database can take both from the index.
    if (after) {
      query = query.where((row) => row(row.refTuple(order, 'id'), '>', row.tuple(...after)))
    } else if (prefix) query = query.where(order, '>=', prefix)
    if (before) {
      query = query.where((row) => row(row.refTuple(order, 'id'), '<', row.tuple(...before)))
    } else if (prefix) query = query.where(order, '<=', prefix + behindAll)
    const direction = part.backwards ? 'desc' : 'asc'
    return query.orderBy(order, direction).orderBy('id', direction).limit(part.limit)
  })
  return rows.map((row) => ({
    id: row.id,
    companyName: row.company_name,
    domain: row.domain,
    relationship: row.relationship as Relationship,
    position: [row.key ?? '', row.id],
  }))
}
