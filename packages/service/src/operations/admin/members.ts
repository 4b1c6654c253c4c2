import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { MemberSetup } from '../../rules/admin/setup.ts'
import { findMember, removeMember } from '../../store/queries/members.ts'
import { putMember, type MemberRecord } from '../../store/queries/partners.ts'
import { missingOf, partnerCommand, type Expecting } from './operator-command.ts'

/** Sets the CSP roles of a partner's user; other roles are removed. */
export const upsertMemberCommand = partnerCommand<Expecting & { member: MemberSetup }>(
  'upsertMember',
  async (transaction, { partnerId, member, expect }) => {
    const key = { partnerId, objectId: member.id }
    const known = await findMember(transaction, key)
    if (known && expect === 'new') {
      const roles = known.cspRoles.join(', ') || 'no role'
      return operatorRefusal('MemberKnown', { objectId: member.id, roles })
    }
    if (!known && expect === 'known') return operatorRefusal('MemberUnknown', key)
    const { userPrincipalName = known?.userPrincipalName, roles = known?.cspRoles } = member
    if (userPrincipalName === undefined || roles === undefined) {
      const missing = missingOf({ userPrincipalName, roles })
      return operatorRefusal('MemberIncomplete', { missing })
    }
    const displayName = member.displayName ?? known?.displayName ?? userPrincipalName
    const settled = { ...key, userPrincipalName, displayName, cspRoles: roles.toSorted() }
    return {
      action: known ? 'member.changed' : 'member.added',
      subject: subjectOf(key),
      before: known ? describe(known) : null,
      after: describe(settled),
      write: () => putMember(transaction, settled),
    }
  },
)

/** Removes all roles of a user, and the user. */
export const removeMemberCommand = partnerCommand<{ objectId: string }>(
  'removeMember',
  async (transaction, { partnerId, objectId }) => {
    const key = { partnerId, objectId }
    const known = await findMember(transaction, key)
    if (!known) return operatorRefusal('MemberUnknown', key)
    return {
      action: 'member.removed',
      subject: subjectOf(key),
      before: describe(known),
      after: null,
      write: () => removeMember(transaction, key),
    }
  },
)

function subjectOf({ partnerId, objectId }: { partnerId: string; objectId: string }): string {
  return `${partnerId}/members/${objectId}`
}

function describe({ userPrincipalName, displayName, cspRoles }: MemberRecord) {
  return { userPrincipalName, displayName, roles: cspRoles.toSorted() }
}
