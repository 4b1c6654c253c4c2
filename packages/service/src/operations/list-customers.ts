import type { CustomerCollection } from '@accredit/contract'
import { readPageSize } from '../rules/read-page-size.ts'
import type { Reply } from '../store/command.ts'
import { listCustomers as readCustomers } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { describeListedCustomer } from './describe-customer.ts'

/** `GET /v1/customers`: the partner's customers by name. */
export async function listCustomers(call: Call): Promise<Reply> {
  const size = call.query.get('size')
  const limit = readPageSize(size)
  const { partnerId } = call.actor
  const customers = await readCustomers(call.service.store.reader, { partnerId, limit })
  const body: CustomerCollection = {
    totalCount: customers.length,
    items: customers.map(describeListedCustomer),
    links: {
      self: {
        uri: size === undefined ? '/customers' : `/customers?size=${encodeURIComponent(size)}`,
        method: 'GET',
        headers: [],
      },
    },
    attributes: { objectType: 'Collection' },
  }
  return { status: 200, body }
}
