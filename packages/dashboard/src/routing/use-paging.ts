import { setQuery, useHere } from './location.ts'

// The service gives a token for the next page, not for the previous one; pages seen in this tab are
// remembered.
const pageBefore = new Map<string, string>()

/** Page of a list, from its address. */
export interface Paging {
  /** Token of the page; undefined for the first one. */
  readonly after: string | undefined
  /** Number of items before this page. */
  readonly offset: number
  toNext(next: string, shown: number): void
  /** Absent on the first page, and where the previous page is not known. */
  readonly toPrevious: (() => void) | undefined
  readonly toFirst: (() => void) | undefined
}

/** Query values of the first page. */
export const firstPage = { after: '', from: '' } as const

/** Reads the page of a list from the address and navigates to others. */
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
