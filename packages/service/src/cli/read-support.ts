import { PartnerError } from '@accredit/client'
import type { Connection } from './connect.ts'

/** Reads the contact that the operator gave, which only Accredit tells; Partner Center's API does not. */
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
