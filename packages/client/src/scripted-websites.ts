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
 * export async function requestDenied(partner: Partner, customerId: string) {
 *   const denial = scriptedWebsites.find(({ reason }) => reason === 'Not an Academic Domain')
 *   const { qualification } = partner.customers.byId(customerId)
 *   const website = denial?.website ?? ''
 *   await qualification.createQualifications({ qualification: 'Education', website })
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
