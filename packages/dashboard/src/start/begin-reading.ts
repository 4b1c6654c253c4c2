import { customerListAt, readCustomers } from '../customers/read-customers.ts'
import { readMe } from '../data/read-me.ts'
import type { Read } from '../data/read.ts'
import { matchPage } from '../routing/match-page.ts'
import type { Connected } from '../session/connect.ts'

/** A read that is under way. */
export interface BegunRead {
  readonly queryKey: readonly unknown[]
  readonly answer: Promise<unknown>
}

/**
 * Begins what the page of this address reads first, all at once: who is signed in, and the customers
 * where the list is wanted.
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
