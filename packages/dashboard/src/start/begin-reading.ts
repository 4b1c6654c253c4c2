import { customerListAt, readCustomers } from '../customers/read-customers.ts'
import { readMe } from '../data/read-me.ts'
import type { Read } from '../data/read.ts'
import { matchPage } from '../routing/match-page.ts'
import type { Connected } from '../session/connect.ts'

/** A read in flight. */
export interface BegunRead {
  readonly queryKey: readonly unknown[]
  readonly answer: Promise<unknown>
}

/**
 * Begins all first reads of the page at once: who is signed in, and the customers if the list is
 * shown.
 */
export function beginReading(connected: Connected, here: URL): readonly BegunRead[] {
  const reads: Read<unknown>[] = [readMe(connected)]
  if (matchPage(here.pathname).page === 'customers') {
    reads.push(readCustomers(connected, customerListAt(here)))
  }
  return reads.map(({ queryKey, queryFn }) => {
    const answer = queryFn({})
    // The component that shows the answer also shows the failure.
    answer.catch(() => undefined)
    return { queryKey, answer }
  })
}
