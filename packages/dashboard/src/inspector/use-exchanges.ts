import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useSandbox } from '../data/sandbox.ts'
import { findFilterFaults, journalQueryOf, type ExchangeFilter } from './use-exchange-filter.ts'

/** Exchanges on a page. */
export const pageSize = 50
/** So often the newest exchanges are asked for. */
const everyMs = 1_000

/** Reads a page of exchanges; the first one again and again, as they arrive. */
export function useExchanges(filter: ExchangeFilter) {
  const sandbox = useSandbox()
  const query = journalQueryOf(filter, pageSize)
  return useQuery({
    queryKey: keys.exchanges(query),
    queryFn: () => sandbox.journal(query),
    placeholderData: keepPreviousData,
    // The filter says itself what is wrong with it.
    enabled: findFilterFaults(filter).length === 0,
    refetchInterval: everyMs,
    staleTime: 0,
  })
}

/** Reads one exchange as a whole. */
export function useExchange(entryId: string) {
  const sandbox = useSandbox()
  return useQuery({
    queryKey: keys.exchange(entryId),
    queryFn: () => sandbox.request(entryId),
    // It never changes.
    staleTime: Infinity,
  })
}
