import { brokenRule, type CustomerCollection, headers } from '@accredit/contract'
import { readCustomerFilter, type CustomerFilter } from '../rules/read/read-customer-filter.ts'
import { readPageSize } from '../rules/read/read-page-size.ts'
import { readSeek } from '../rules/read/read-seek.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import {
  listCustomersBetween,
  type CustomerOrder,
  type CustomerPosition,
} from '../store/queries/customer-pages.ts'
import { nameKey } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import { describeListedCustomer } from './describe-customer.ts'
import { describeLinks, isUnsaidSize, seekPage, type PageEdges, type Part } from './seek-page.ts'
import type { TokenScope } from './page-tokens.ts'

/** Contents of a continuation token of this list. */
interface CustomerPageToken extends PageEdges<CustomerPosition> {
  readonly size: number
  readonly filter?: CustomerFilter | undefined
}

const path = '/customers'
const tokenHeader = headers.continuationToken.toLowerCase()

/** `GET /v1/customers`: the partner's customers page by page, by name or by a search. */
export async function listCustomers(call: Call): Promise<Reply> {
  const { query, service, actor } = call
  const scope: TokenScope = { partnerId: actor.partnerId, list: 'customers' }
  const sentSize = query.get('size')
  const sentFilter = query.get('filter')
  const token = call.header(tokenHeader) || query.get('seek') || undefined
  const wanted = { size: readPageSize(sentSize), filter: readCustomerFilter(sentFilter) }
  const seek = readSeek(query.get('seekoperation'), token)

  const from = token ? (service.pageTokens.read(scope, token) as CustomerPageToken) : undefined
  if (from && wanted.filter && !isSameFilter(wanted.filter, from.filter)) {
    return refuse('InvalidQuery', {
      field: 'filter',
      value: sentFilter ?? '',
      rule: brokenRule('SameFilter'),
    })
  }
  const filter = from ? from.filter : wanted.filter
  const size = from && isUnsaidSize(sentSize) ? from.size : wanted.size
  const page = await seekPage(
    seek ?? 'first',
    size,
    from,
    (part) => readPart(call, filter, part),
    ({ position }) => position,
  )
  const repeated: CustomerPageToken | undefined = page.edges && { size, filter, ...page.edges }
  const body: CustomerCollection = {
    totalCount: page.rows.length,
    items: page.rows.map(describeListedCustomer),
    ...describeLinks(
      page,
      {
        path,
        query: { size: sentSize, filter: sentFilter, seekOperation: query.get('seekoperation') },
        token,
      },
      { path, query: { size: String(size) } },
      repeated && service.pageTokens.write(scope, repeated),
    ),
    attributes: { objectType: 'Collection' },
  }
  return { status: 200, body }
}

function isSameFilter(one: CustomerFilter, other: CustomerFilter | undefined): boolean {
  return one.field === other?.field && nameKey(one.value) === nameKey(other.value)
}

function readPart(call: Call, filter: CustomerFilter | undefined, part: Part<CustomerPosition>) {
  const { partnerId } = call.actor
  const { reader } = call
  const read = (order: CustomerOrder, prefix?: string) =>
    listCustomersBetween(reader, { partnerId, order, prefix, ...part })
  const prefix = nameKey(filter?.value ?? '')
  switch (filter?.field) {
    case undefined:
    case 'CompanyName':
      return read('name_key', prefix)
    case 'Domain':
      return read('domain', prefix)
    case 'IndirectReseller':
      return read('associated_partner_id', prefix)
    case 'IndirectCloudSolutionProvider':
      return partnerId.startsWith(prefix) ? read('name_key') : Promise.resolve([])
  }
}
