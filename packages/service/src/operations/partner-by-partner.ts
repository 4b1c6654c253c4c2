import {
  keepsApart,
  listPartnersWith,
  mayBeAway,
  type Kind,
} from '../store/queries/across-partners.ts'
import type { Store } from '../store/store.ts'

/** Concurrent commands: each has its own connection. */
const atOnce = 8

/**
 * Runs a command that serves all partners: once, where one machine has all rows; on a cluster once
 * for each partner with due rows, so that each transaction stays on one node. Partners whose node
 * is down are left for the next run.
 * @param run gets the partner, or undefined for all
 */
export async function partnerByPartner<T>(
  store: Store,
  due: { readonly kind: Kind; readonly until: number; readonly limit: number },
  run: (partnerId: string | undefined) => Promise<T>,
): Promise<T[]> {
  if (!keepsApart(store.reader)) return [await run(undefined)]
  const waiting = await listPartnersWith(store.reader, due.kind, due)
  const results: T[] = []
  const goOn = async () => {
    for (let partner = waiting.shift(); partner !== undefined; partner = waiting.shift()) {
      try {
        results.push(await run(partner))
      } catch (error) {
        if (!mayBeAway(error)) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
  return results
}
