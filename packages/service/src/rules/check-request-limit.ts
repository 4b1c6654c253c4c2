import type { Behaviour } from './behaviour.ts'
import { refusal, type Refusal } from './refusal.ts'

/** How many Education requests a customer has in its life. */
export const educationRequestLimit = 3

/** Refuses an Education request when all accepted ones are used up. */
export function checkRequestLimit(accepted: number, customerId: string): Refusal | undefined {
  return accepted >= educationRequestLimit
    ? refusal('VerificationRequestLimitReached', { customerId, limit: educationRequestLimit })
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
