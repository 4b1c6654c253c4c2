import { isGuid, type JournalQuery } from '@accredit/client'
import { useHere } from '../routing/location.ts'

/** Filter fields by their names in the address. */
export const filterFields = [
  'text',
  'operation',
  'status',
  'customer',
  'correlationId',
  'requestId',
] as const

export type FilterField = (typeof filterFields)[number]

/** Filter of the exchanges, from the address. */
export interface ExchangeFilter extends Readonly<Record<FilterField, string>> {
  /** True when the dashboard's own calls are included. */
  readonly own: boolean
  /** Id of the entry before which the page ends; empty for the newest ones. */
  readonly before: string
}

const ids = ['customer', 'correlationId', 'requestId'] as const

/** Application name that this dashboard sends. */
export const ownApplication = 'Accredit dashboard'

/** Reads the filter from the address. */
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

/** Returns the fields that hold an incomplete id. */
export function findFilterFaults(filter: ExchangeFilter): readonly FilterField[] {
  return ids.filter((name) => filter[name] !== '' && !isGuid(filter[name]))
}

/** Converts the filter to a journal query. */
export function journalQueryOf({ own, ...filter }: ExchangeFilter, limit: number): JournalQuery {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  return {
    ...given,
    ...(!own && { withoutApplication: ownApplication }),
    limit,
    bodies: false,
  }
}
