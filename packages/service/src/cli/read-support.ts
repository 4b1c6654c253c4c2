import { PartnerError } from '@accredit/client'
import type { Connection } from './connect.ts'

/**
 * Reads the support contact that the operator configured; only Accredit has it, not Partner
 * Center's API.
 */
export async function readSupport({
  partner,
  target,
  calling,
}: Connection): Promise<string | undefined> {
  if (target.isMicrosoft) return undefined
  try {
    return (await partner.insight.me(calling)).support
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined
    throw error
  }
}
