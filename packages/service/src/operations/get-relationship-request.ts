import type { RelationshipRequest } from '@accredit/contract'
import type { Reply } from '../store/command.ts'
import type { Call } from './call.ts'

/** `GET /v1/customers/relationshiprequests`: the address where a customer accepts the partner. */
export async function getRelationshipRequest({ actor }: Call): Promise<Reply> {
  const url = new URL('https://admin.microsoft.com/Adminportal/Home')
  url.searchParams.set('invType', 'ResellerRelationship')
  url.searchParams.set('partnerId', actor.partnerId)
  url.hash = '/BillingAccounts/partner-invitation'
  const body: RelationshipRequest = {
    url: url.href,
    attributes: { objectType: 'CustomerRelationshipRequest' },
  }
  return { status: 200, body }
}
