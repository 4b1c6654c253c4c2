import { PartnerError, type CustomerVetting } from '@accredit/client'
import type { Connection } from './connect.ts'

/** Reads the vetting history; only Accredit has it, not Partner Center's API. */
export async function readVetting(
  { partner, target, calling }: Connection,
  customerId: string,
): Promise<CustomerVetting | undefined> {
  if (target.isMicrosoft) return undefined
  try {
    return await partner.insight.vetting(customerId, calling)
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined
    throw error
  }
}
