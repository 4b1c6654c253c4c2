import { isGuid } from '@accredit/contract'
import type { Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'

/**
 * Counts a call of a partner, or of one of its customers, and refuses it when there were too many in
 * this minute of the service clock. A limit of 0 is none. Source: API throttling guidance.
 * @returns at once whenever it can: a promise only where other processes have to be asked
 */
export type Throttle = (
  partnerId: string,
  limit: number,
  customerId?: string,
) => Refusal | undefined | Promise<Refusal | undefined>

/** Qualification requests per customer and minute. */
const requestsPerCustomer = 60

/** Counts the call where its route says so, and refuses it above the limit. */
export async function checkThrottle(
  { caller, route, customerId = '' }: Pick<KnownVisit, 'caller' | 'route' | 'customerId'>,
  { throttle, throttlePerMinute }: Pick<Border, 'throttle' | 'throttlePerMinute'>,
): Promise<Refusal | undefined> {
  const { tenantId } = caller
  if (!route.throttle || throttlePerMinute === 0) return undefined
  const refused = await throttle(tenantId, throttlePerMinute)
  // A malformed id is refused later, and counts for the partner alone.
  if (refused || route.throttle === 'partner' || !isGuid(customerId)) return refused
  return throttle(tenantId, requestsPerCustomer, customerId.toLowerCase())
}
