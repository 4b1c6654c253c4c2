import { isGuid, type JournalQuery } from '@accredit/client'
import { useHere } from '../routing/location.ts'

/** Fields of the filter, by their names in the address. */
export const filterFields = [
  'text',
  'operation',
  'status',
  'customer',
  'correlationId',
  'requestId',
] as const

export type FilterField = (typeof filterFields)[number]

/** Exchanges that are wanted, as the address says. */
export interface ExchangeFilter extends Readonly<Record<FilterField, string>> {
  /** True where calls of the dashboard itself are shown, too. */
  readonly own: boolean
  /** The entry above which a page ends; empty for the newest ones. */
  readonly before: string
}

const ids = ['customer', 'correlationId', 'requestId'] as const

/** Name under which this dashboard's calls are sent. */
export const ownApplication = 'Accredit dashboard'

/** Reads from the address which exchanges are wanted. */
export function useExchangeFilter(): ExchangeFilter {
  const { searchParams } = useHere()
  const read = (name: string) => searchParams.get(name)?.trim() ?? ''
  return {
    text: read('text'),
    operation: read('operation'),
    status: read('status'),
    customer: read('customer'),
    correlationId: read('correlationId'),
    requestId: read('requestId'),
    own: read('own') !== '',
    before: isGuid(read('before')) ? read('before') : '',
  }
}

/** Names the fields that hold no whole id. */
export function findFilterFaults(filter: ExchangeFilter): readonly FilterField[] {
  return ids.filter((name) => filter[name] !== '' && !isGuid(filter[name]))
}

/** The same as the sandbox wants it. */
export function journalQueryOf({ own, ...filter }: ExchangeFilter, limit: number): JournalQuery {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  return {
    ...given,
    ...(!own && { withoutApplication: ownApplication }),
    limit,
    bodies: false,
  }
}
