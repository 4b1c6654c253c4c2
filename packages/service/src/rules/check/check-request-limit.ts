import type { SettableQualification } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

/**
 * Refuses a request when the customer has used all requests.
 * @param accepted requests accepted so far
 * @param support contact that the operator configured
 * @param limit from the qualification's row, or the partner's own; null means no limit
 */
export function checkRequestLimit(
  qualification: SettableQualification,
  accepted: number,
  limit: number | null,
  customerId: string,
  support: string | undefined,
): Refusal | undefined {
  return limit !== null && accepted >= limit
    ? refusal('VerificationRequestLimitReached', {
        qualification,
        customerId,
        limit,
        support: support || 'support',
      })
    : undefined
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Education verification can be requested three times per customer.',
    fidelity: 'documented',
    source: 'Partner Center help, "Sell to education customers"; 403 and 600006 are ours.',
  },
  {
    behaviour: 'Only accepted requests count, for the life of the customer.',
    fidelity: 'assumed',
    source: 'A refused request starts no verification.',
  },
]
