import { setQuery, useHere } from './location.ts'

// A page knows the way on, not the way back; pages that were seen in this tab are remembered.
const pageBefore = new Map<string, string>()

/** Page of a list, as its address says it. */
export interface Paging {
  /** Token at which the page begins; undefined for the first one. */
  readonly after: string | undefined
  /** Items before this page. */
  readonly offset: number
  toNext(next: string, shown: number): void
  /** Absent on the first page, and where the page before is not known. */
  readonly toPrevious: (() => void) | undefined
  readonly toFirst: (() => void) | undefined
}

/** Values of the query that lead to the first page. */
export const firstPage = { after: '', from: '' } as const

/** Reads from the address which page of a list is shown, and leads to the others. */
export function usePaging(pageSize: number): Paging {
  const { pathname, searchParams } = useHere()
  const after = searchParams.get('after') ?? ''
  const offset = Math.max(0, Math.trunc(Number(searchParams.get('from')) || 0))
  const place = (token: string) => `${pathname} ${token}`
  const before = pageBefore.get(place(after))
  const go = (to: string, from: number) =>
    setQuery({ after: to, from: from > 0 ? String(from) : '' })
  return {
    after: after || undefined,
    offset: after === '' ? 0 : offset,
    toNext(next, shown) {
      pageBefore.set(place(next), after)
      go(next, offset + shown)
    },
    toPrevious:
      after === '' || before === undefined
        ? undefined
        : () => go(before, Math.max(0, offset - pageSize)),
    toFirst: after === '' ? undefined : () => go('', 0),
  }
}
