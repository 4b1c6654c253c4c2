import { command } from '../../store/command.ts'
import type { OfPartner } from '../../store/queries/open-cases.ts'
import { claimDueDeliveries, type DeliveryRecord } from '../../store/queries/deliveries.ts'

/** Gives a worker deliveries that are due, under a lease that nobody else has. */
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
  ): Promise<DeliveryRecord[]> => {
    const { of, lease, leaseMilliseconds } = claim
    return claimDueDeliveries(transaction, { of, at, lease, leaseUntil: at + leaseMilliseconds })
  },
)
