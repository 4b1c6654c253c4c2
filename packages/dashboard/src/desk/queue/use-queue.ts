import type { VettingCaseCollection, VettingCaseSummary } from '@accredit/client'
import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { keys } from '../../data/keys.ts'
import { usePartner } from '../../data/partner.tsx'
import { writeCaseQuery, type QueueFilter } from './queue-filter.ts'

const pageSize = 200
/** Steps come by the event stream; this is for the case that one was missed. */
const lookEveryMs = 30_000

/** The queue as a filter lets it through, page after page. */
export function useQueue(filter: QueueFilter) {
  const partner = usePartner()
  const wanted = { ...writeCaseQuery(filter), size: pageSize }
  const query = useInfiniteQuery({
    queryKey: keys.casePage(wanted),
    queryFn: ({ signal, pageParam }) =>
      partner.desk.list({ ...wanted, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: VettingCaseCollection) => next,
    placeholderData: keepPreviousData,
    refetchInterval: lookEveryMs,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  return {
    query,
    /** Cases read so far. */
    cases: useMemo(() => data?.pages.flatMap(({ items }) => items), [data]),
    /** There are further pages that nobody has asked for yet. */
    mayReadOn: hasNextPage && !isFetchingNextPage,
    readOn: () => void fetchNextPage(),
  }
}

/** Puts a case that has changed into every queue that has been read, so that no list lags behind. */
export function replaceInQueue(queries: QueryClient, changed: VettingCaseSummary): void {
  queries.setQueriesData<InfiniteData<VettingCaseCollection>>({ queryKey: keys.cases }, (known) => {
    if (!known) return known
    const pages = known.pages.map((page) => ({
      ...page,
      items: page.items.map((found) => (found.id === changed.id ? changed : found)),
    }))
    return { ...known, pages }
  })
}
