import { removeMemberCommand, upsertMemberCommand } from '../../operations/admin/members.ts'
import { listMembers } from '../../store/queries/members.ts'
import type { MemberRecord } from '../../store/queries/partners.ts'
import { addAndChange, type AdminGroup } from './admin-group.ts'
import { readBelow, readPartner } from './admin-store.ts'

/** `accredit admin role`: the CSP roles of a partner's users, which no token carries. */
export const roleGroup: AdminGroup<MemberRecord> = {
  name: 'role',
  names: ['<partner>', '<user>'],
  changes: {
    ...addAndChange((expect) => ({
      accept: (command) =>
        command
          .argument(expect === 'new' ? '<roles...>' : '[roles...]')
          .option('--user-name <upn>')
          .option('--display-name <text>'),
      async make(run, [partner, id, ...named], { userName: userPrincipalName, displayName }) {
        const roles = named.length > 0 ? named : undefined
        const wanted = { id, userPrincipalName, displayName, roles }
        const { partnerId, thing } = await readBelow(partner, 'members', wanted)
        return run.change(upsertMemberCommand, { expect, partnerId, member: thing })
      },
    })),
    remove: {
      async make(run, [partner, id]) {
        const { partnerId, thing } = await readBelow(partner, 'members', { id })
        return run.change(removeMemberCommand, { partnerId, objectId: thing.id })
      },
    },
  },
  listed: ['<partner>'],
  async *pages({ store }, [partner]) {
    const { id: partnerId } = await readPartner({ id: partner })
    yield await listMembers(store.reader, { partnerId })
  },
  columns: [
    { title: 'user', cell: ({ userPrincipalName }) => userPrincipalName },
    { title: 'objectId', cell: ({ objectId }) => objectId },
    { title: 'roles', cell: ({ cspRoles }) => cspRoles.join(', ') || '–' },
  ],
  empty: 'users',
}
