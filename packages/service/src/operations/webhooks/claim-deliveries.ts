import { command } from '../../store/command.ts'
import type { OfPartner } from '../../store/queries/open-cases.ts'
import { claimDueDeliveries, type Claimed } from '../../store/queries/deliveries.ts'

/** Leases due deliveries to a worker. */
export const claimDeliveriesCommand = command(
  'claimDeliveries',
  (
    transaction,
    claim: {
      readonly of: readonly (OfPartner & { readonly webhookId: string; readonly limit: number })[]
      readonly lease: string
      readonly leaseMilliseconds: number
    },
    at,
  ): Promise<Claimed[]> => {
    const { of, lease, leaseMilliseconds } = claim
    return claimDueDeliveries(transaction, { of, at, lease, leaseUntil: at + leaseMilliseconds })
  },
)
