import type { Relationship } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import { runDynamic } from '../statement.ts'

/** Customer for lists. */
export interface ListedCustomer {
  readonly id: string
  readonly companyName: string
  readonly domain: string
  readonly relationship: Relationship
  /** Position in the list. */
  readonly position: CustomerPosition
}

/** A position in an ordered list: the sort key, then the id. */
export type CustomerPosition = readonly [key: string, id: string]

/** Sort key of a list, which is also what its customers can be searched by. */
export type CustomerOrder = 'name_key' | 'domain' | 'associated_partner_id'

// U+10FFFF sorts after every character of a name.
const behindAll = '\u{10FFFF}'

/** Part of a partner's list, forwards or backwards. */
export async function listCustomersBetween(
  connection: Connection,
  part: {
    partnerId: string
    order: CustomerOrder
    /** Only customers whose sort key has this prefix. */
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
    // One lower and one upper bound, so that the database can use the index for both.
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
