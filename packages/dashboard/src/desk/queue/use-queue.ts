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
/** Fallback in case an event was missed; steps arrive by the event stream. */
const lookEveryMs = 30_000

/** Reads the queue with a filter, page after page. */
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
    cases: useMemo(() => data?.pages.flatMap(({ items }) => items), [data]),
    /** True when more pages exist and none is being fetched. */
    mayReadOn: hasNextPage && !isFetchingNextPage,
    readOn: () => void fetchNextPage(),
  }
}

/** Updates a changed case in every cached queue, so that no list is stale. */
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
