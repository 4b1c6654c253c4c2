import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useSandbox } from '../data/sandbox.ts'
import { findFilterFaults, journalQueryOf, type ExchangeFilter } from './use-exchange-filter.ts'

/** Page size. */
export const pageSize = 50
/** Polling interval for the newest exchanges. */
const everyMs = 1_000

/** Reads a page of exchanges; polls the first one. */
export function useExchanges(filter: ExchangeFilter) {
  const sandbox = useSandbox()
  const query = journalQueryOf(filter, pageSize)
  return useQuery({
    queryKey: keys.exchanges(query),
    queryFn: () => sandbox.journal(query),
    placeholderData: keepPreviousData,
    // The filter itself shows its errors.
    enabled: findFilterFaults(filter).length === 0,
    refetchInterval: everyMs,
    staleTime: 0,
  })
}

/** Reads one exchange in full. */
export function useExchange(entryId: string) {
  const sandbox = useSandbox()
  return useQuery({
    queryKey: keys.exchange(entryId),
    queryFn: () => sandbox.request(entryId),
    // An exchange never changes.
    staleTime: Infinity,
  })
}
