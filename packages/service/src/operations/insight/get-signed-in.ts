import { sellingRoles, type SignedIn } from '@accredit/contract'
import { personOf } from '../../rules/person.ts'
import type { Reply } from '../../store/command.ts'
import { findPartner } from '../../store/queries/partners.ts'
import type { Call } from '../call.ts'
import { seeReviewer } from '../desk/see-reviewer.ts'

/** `GET /accredit/v1/me`: the signed-in caller, with the roles that tokens do not carry. */
export async function getSignedIn(call: Call): Promise<Reply> {
  const { actor, service } = call
  await seeReviewer(service, actor)
  const partner = await findPartner(service.store.reader, actor.partnerId)
  const body: SignedIn = {
    kind: actor.kind,
    tenantId: actor.tenantId,
    ...(actor.kind === 'user' && { id: personOf(actor).id }),
    ...(partner && { partnerName: partner.name }),
    ...(actor.userPrincipalName && { userPrincipalName: actor.userPrincipalName }),
    ...(actor.displayName && { displayName: actor.displayName }),
    cspRoles: [...actor.cspRoles],
    reviewer: actor.reviewer,
    mayWrite: sellingRoles.some((role) => actor.cspRoles.includes(role)),
    now: new Date(service.now()).toISOString(),
    mode: service.mode,
    ...(service.support && { support: service.support }),
  }
  return { status: 200, body }
}
