import type { CspRole } from '@accredit/contract'
import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { MemberSetup } from '../../rules/admin/setup.ts'
import { findMember, removeMember } from '../../store/queries/members.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { putMember, type MemberRecord } from '../../store/queries/partners.ts'
import {
  isSame,
  missingOf,
  recordChange,
  unchanged,
  type Expecting,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { refuseUnknownPartner } from './partners.ts'
import { command } from '../../store/command.ts'

/** Sets the CSP roles of a partner's user; roles that are not named are taken away. */
export const upsertMemberCommand = command(
  'upsertMember',
  async (
    transaction,
    input: OperatorInput & Expecting & { partnerId: string; member: MemberSetup },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, member } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, objectId: member.id }
    const known = await findMember(transaction, key)
    if (known && input.expect === 'new') {
      const roles = known.cspRoles.join(', ') || 'no role'
      return { refused: operatorRefusal('MemberKnown', { objectId: member.id, roles }) }
    }
    if (!known && input.expect === 'known') {
      return { refused: operatorRefusal('MemberUnknown', { ...key }) }
    }
    const { userPrincipalName = known?.userPrincipalName, roles = known?.cspRoles } = member
    if (userPrincipalName === undefined || roles === undefined) {
      const missing = missingOf({ userPrincipalName, roles })
      return { refused: operatorRefusal('MemberIncomplete', { missing }) }
    }
    const displayName = member.displayName ?? known?.displayName ?? userPrincipalName
    const before = known ? describe(known) : null
    const settled = { ...key, userPrincipalName, displayName, cspRoles: inOrder(roles) }
    const after = describe(settled)
    if (isSame(before, after)) return unchanged
    await putMember(transaction, settled)
    const action = before ? 'member.changed' : 'member.added'
    return recordChange(transaction, input, { action, subject: subjectOf(key), before, after }, at)
  },
)

/** Takes all roles of a user away, and forgets the user. */
export const removeMemberCommand = command(
  'removeMember',
  async (
    transaction,
    input: OperatorInput & { partnerId: string; objectId: string },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, objectId } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, objectId }
    const known = await findMember(transaction, key)
    if (!known) return { refused: operatorRefusal('MemberUnknown', key) }
    await removeMember(transaction, key)
    const change = { subject: subjectOf(key), before: describe(known), after: null }
    return recordChange(transaction, input, { action: 'member.removed', ...change }, at)
  },
)

function subjectOf({ partnerId, objectId }: { partnerId: string; objectId: string }): string {
  return `${partnerId}/members/${objectId}`
}

function describe({ userPrincipalName, displayName, cspRoles }: MemberRecord) {
  return { userPrincipalName, displayName, roles: inOrder(cspRoles) }
}

function inOrder(roles: readonly CspRole[]): CspRole[] {
  return roles.toSorted()
}
