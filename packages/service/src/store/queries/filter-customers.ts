import { isGuid } from '@accredit/contract'
import type { Capabilities } from '../connection.ts'
import type { Builder } from '../statement.ts'
import { contains, partnerOf, type Containing } from './search-customers.ts'

/** Filter of customers. */
export interface CustomerSearch {
  readonly partnerId: string
  /** Part of a name, of a domain or of the domain of an e-mail address; or a whole Microsoft ID. */
  readonly search?: string | undefined
  /** `none`: without any qualification; `vetting`: by vetting status; `type`: by qualification. */
  readonly status?:
    | { readonly kind: 'none' }
    | { readonly kind: 'vetting'; readonly status: string }
    | { readonly kind: 'type'; readonly type: string }
    | undefined
}

/** Selects the customers that match a filter and contain the search text. */
export function filtered(
  db: Builder,
  can: Capabilities,
  { partnerId, search, status }: CustomerSearch,
  containing?: Containing,
) {
  let query = db
    .selectFrom('customer')
    .where(partnerOf(containing, can), '=', partnerId)
    .where('customer.removed_at', 'is', null)
  if (search !== undefined && isGuid(search)) {
    query = query.where('customer.id', '=', search.toLowerCase())
  }
  if (containing) query = query.where(contains(containing, can))
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
