import {
  slugOfReason,
  vettingReasonTexts,
  type VettingReason,
} from '@accredit/contract/vetting-reasons'

/** A website that chooses the verdict of a request for Education in a sandbox. */
export interface ScriptedWebsite {
  readonly website: string
  /** `review` sends the request to the desk. */
  readonly verdict: 'approve' | 'review' | 'deny'
  /** With a denial. */
  readonly reason?: VettingReason
}

const zone = 'accredit.test'

/**
 * The websites that choose a verdict in a sandbox, so that a test needs no special header.
 * @example
 * import { scriptedWebsites, type Partner } from '@accredit/client'
 *
 * export async function denyAll(partner: Partner, customerId: string) {
 *   const { qualification } = partner.customers.byId(customerId)
 *   for (const { website, verdict } of scriptedWebsites) {
 *     if (verdict !== 'deny') continue
 *     await qualification.createQualifications({ qualification: 'Education', website })
 *   }
 * }
 */
export const scriptedWebsites: readonly ScriptedWebsite[] = [
  { website: `approve.${zone}`, verdict: 'approve' },
  { website: `review.${zone}`, verdict: 'review' },
  ...vettingReasonTexts.map((reason) => ({
    website: `deny-${slugOfReason(reason)}.${zone}`,
    verdict: 'deny' as const,
    reason,
  })),
]
