import { bulkFinding } from '@accredit/contract/bulk-rules'
import { BulkError } from './bulk-error.ts'

/** Service and partner that a ledger is of. */
export interface LedgerOwner {
  /** Address of the service. */
  readonly service: string
  /** Tenant of the partner, where it is known. */
  readonly partner?: string | undefined
}

/**
 * Checks that a ledger is of this service and this partner.
 * @throws BulkError `LedgerOfOtherService`, `LedgerOfOtherPartner`
 */
export function checkOwner(
  ledger: string,
  { service, partner }: LedgerOwner,
  own: LedgerOwner,
): void {
  if (service !== own.service) {
    const values = { ledger, service, own: own.service }
    throw new BulkError(bulkFinding('LedgerOfOtherService', values))
  }
  if (partner !== undefined && own.partner !== undefined && partner !== own.partner) {
    const values = { ledger, partner, own: own.partner }
    throw new BulkError(bulkFinding('LedgerOfOtherPartner', values))
  }
}
