import type { MemberRecord } from '../../store/queries/partners.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, readBelow, readPartner, tellResult } from './admin-store.ts'
import { upsertMemberCommand } from '../../operations/admin/members.ts'
import { removeMemberCommand } from '../../operations/admin/members.ts'

const columns: readonly Column<MemberRecord>[] = [
  { title: 'user', cell: ({ userPrincipalName }) => userPrincipalName },
  { title: 'objectId', cell: ({ objectId }) => objectId },
  { title: 'roles', cell: ({ cspRoles: roles }) => roles.join(', ') || '–' },
]

/** `accredit admin role`: the CSP roles of a partner's users, which no token carries. */
export const addAdminRole: AddCommand = (admin, perform) => {
  const role = admin.command('role')
  const keep = (name: string, expect: 'new' | 'known') => {
    const command = role
      .command(name)
      .argument('<partner>')
      .argument('<user>')
      .argument(expect === 'new' ? '<roles...>' : '[roles...]')
      .option('--user-name <upn>')
      .option('--display-name <text>')
    addAdminWork(command, perform, async (run, [partner, id, ...roles], flags) => {
      const { userName: userPrincipalName, displayName } = flags
      const given = roles.length > 0 ? roles : undefined
      const member = { id, userPrincipalName, displayName, roles: given }
      const { partnerId, thing } = await readBelow(partner, 'members', member)
      const input = { operator: run.operator, expect, partnerId, member: thing }
      await tellResult(run, await run.store.run(upsertMemberCommand, input, run.at))
    })
  }
  keep('add', 'new')
  keep('change', 'known')

  const remove = role.command('remove').argument('<partner>').argument('<user>')
  addAdminWork(remove, perform, async (run, [partner, user]) => {
    const { partnerId, thing } = await readBelow(partner, 'members', { id: user })
    const input = { operator: run.operator, partnerId, objectId: thing.id }
    await tellResult(run, await run.store.run(removeMemberCommand, input, run.at))
  })

  const list = role.command('list').argument('<partner>')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    const { listMembers } = await import('../../store/queries/members.ts')
    await output.list([await listMembers(store.reader, { partnerId: id })], columns, 'users')
  })
}
