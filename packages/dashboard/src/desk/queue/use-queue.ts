import type { VettingCaseCollection, VettingCaseSummary } from '@accredit/client'
import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { keys } from '../../data/keys.ts'
import { usePartner } from '../../data/partner.tsx'
import { useNow } from '../../data/signed-in.tsx'
import { filterCases } from './filter-cases.ts'
import { filtersHere, type QueueFilter } from './queue-filter.ts'

const pageSize = 200
/** So many cases are looked through for company, country and age before somebody has to say go on. */
const lookedThroughAtMost = 4_000
/** Steps come by the event stream; this is for the case that one was missed. */
const lookEveryMs = 30_000

/** The queue as a filter lets it through, page after page. */
export function useQueue(filter: QueueFilter) {
  const partner = usePartner()
  const now = useNow()
  const wanted = { state: filter.state, assignee: filter.assignee || undefined, size: pageSize }
  const query = useInfiniteQuery({
    queryKey: keys.casePage(wanted),
    queryFn: ({ signal, pageParam }) =>
      partner.desk.list({ ...wanted, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: VettingCaseCollection) => next,
    placeholderData: keepPreviousData,
    refetchInterval: lookEveryMs,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = query
  const read = useMemo(() => data?.pages.flatMap(({ items }) => items), [data])
  const readOn =
    filtersHere(filter) &&
    hasNextPage &&
    !isFetchingNextPage &&
    !isPlaceholderData &&
    !query.isError &&
    (read?.length ?? 0) < lookedThroughAtMost
  useEffect(() => {
    if (readOn) void fetchNextPage()
  }, [readOn, fetchNextPage])
  return {
    query,
    /** All that was read so far. */
    read,
    /** What the filter lets through of it. */
    cases: useMemo(() => read && filterCases(read, filter, now), [read, filter, now]),
    /** There are older pages that nobody has asked for yet. */
    mayReadOn: hasNextPage && !readOn && !isFetchingNextPage,
    readingOn: isFetchingNextPage,
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
