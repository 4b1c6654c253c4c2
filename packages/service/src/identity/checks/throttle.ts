import { isGuid } from '@accredit/contract'
import type { Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'

/** Qualification requests per customer and minute. */
const requestsPerCustomer = 60

/** Counts the call if its route says so, and refuses it above the limit. */
export async function checkThrottle(
  { caller, route, customerId = '' }: Pick<KnownVisit, 'caller' | 'route' | 'customerId'>,
  { throttle, throttlePerMinute }: Pick<Border, 'throttle' | 'throttlePerMinute'>,
): Promise<Refusal | undefined> {
  const { tenantId } = caller
  if (!route.throttle || throttlePerMinute === 0) return undefined
  const refused = await throttle(tenantId, throttlePerMinute)
  // A malformed id is refused later, and counts only for the partner.
  if (refused || route.throttle === 'partner' || !isGuid(customerId)) return refused
  return throttle(tenantId, requestsPerCustomer, customerId.toLowerCase())
}
