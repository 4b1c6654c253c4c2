import type { CustomerOverviewCollection } from '@accredit/client'
import { keys } from '../data/keys.ts'
import type { Read } from '../data/read.ts'
import type { Connected } from '../session/connect.ts'

/** Page size. */
export const pageSize = 50

/** Filter and position of the list. */
export interface CustomerList {
  readonly search: string | undefined
  readonly status: string | undefined
  /** Token of the page; undefined for the first one. */
  readonly after: string | undefined
}

/** Parses the filter and position of the list from an address. */
export function customerListAt({ searchParams }: URL): CustomerList {
  const read = (name: string) => searchParams.get(name) || undefined
  return { search: read('search'), status: read('status'), after: read('after') }
}

/** Reads a page of the customer list. */
export function readCustomers(
  { partner }: Pick<Connected, 'partner'>,
  { search, status, after }: CustomerList,
): Read<CustomerOverviewCollection> {
  const wanted = { search, status, after, size: pageSize }
  return {
    queryKey: keys.customerPage(wanted),
    queryFn: ({ signal }) => partner.insight.customers(wanted, { signal }),
  }
}
