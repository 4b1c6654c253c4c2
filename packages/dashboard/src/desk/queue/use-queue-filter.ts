import { useMemo } from 'react'
import { setQuery, useHere } from '../../routing/location.ts'
import { readQueueFilter, type QueueFilter } from './queue-filter.ts'

/** The filter in the address; a case keeps the filter of the queue that led to it. */
export function useQueueFilter(): QueueFilter {
  const { search } = useHere()
  return useMemo(() => readQueueFilter(new URLSearchParams(search)), [search])
}

/** Changes the filter of this page. */
export function changeQueueFilter(changes: Partial<QueueFilter>): void {
  const { state, ...rest } = changes
  setQuery({ ...rest, ...(state !== undefined && { state: state === 'open' ? '' : state }) })
}

export function clearQueueFilter(): void {
  changeQueueFilter({ state: 'open', assignee: '', company: '', country: '', age: '' })
}
