import { setQuery, useHere } from '../routing/location.ts'
import { customerListAt, pageSize, type CustomerList } from './read-customers.ts'

// A page knows the way on, not the way back; pages that were seen in this tab are remembered.
const pageBefore = new Map<string, string>()

/** Content of the customer list, as its address says it. */
export interface CustomerPaging extends CustomerList {
  /** Customers before this page. */
  readonly offset: number
  find(values: { readonly search?: string; readonly status?: string }): void
  clear(): void
  toNext(next: string, shown: number): void
  /** Absent on the first page, and where the page before is not known. */
  readonly toPrevious: (() => void) | undefined
  readonly toFirst: (() => void) | undefined
}

/** Reads the address of the list and changes it. */
export function useCustomerPaging(): CustomerPaging {
  const here = useHere()
  const list = customerListAt(here)
  const { after = '' } = list
  const offset = Math.max(0, Math.trunc(Number(here.searchParams.get('from')) || 0))
  const before = pageBefore.get(after)
  const go = (to: string, from: number) =>
    setQuery({ after: to, from: from > 0 ? String(from) : '' })
  return {
    ...list,
    offset: after === '' ? 0 : offset,
    find: (values) => setQuery({ ...values, after: '', from: '' }),
    clear: () => setQuery({ search: '', status: '', after: '', from: '' }),
    toNext(next, shown) {
      pageBefore.set(next, after)
      go(next, offset + shown)
    },
    toPrevious:
      after === '' || before === undefined
        ? undefined
        : () => go(before, Math.max(0, offset - pageSize)),
    toFirst: after === '' ? undefined : () => go('', 0),
  }
}
