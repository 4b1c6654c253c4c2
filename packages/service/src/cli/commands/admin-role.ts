import { cspRoles } from '@accredit/contract/access'
import type { MemberRecord } from '../../store/queries/partners.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, readBelow, readPartner, tellResult } from './admin-store.ts'
import { upsertMemberCommand } from '../../operations/admin/members.ts'
import { removeMemberCommand } from '../../operations/admin/members.ts'

const columns: readonly Column<MemberRecord>[] = [
  { title: 'User', cell: ({ userPrincipalName }) => userPrincipalName },
  { title: 'Object id', cell: ({ objectId }) => objectId },
  { title: 'Roles', cell: ({ cspRoles: roles }) => roles.join(', ') || '–' },
]

/** `accredit admin role`: the CSP roles of a partner's users, which no token carries. */
export const addAdminRole: AddCommand = (admin, perform) => {
  const role = admin
    .command('role')
    .summary('manage the CSP roles of a partner’s users')
    .description(
      `Manages the CSP roles of a partner’s users: ${cspRoles.join(', ')}. Tokens do not carry them.`,
    )
  const keep = (name: string, summary: string, expect: 'new' | 'known') => {
    const command = role
      .command(name)
      .summary(summary)
      .description(`${summary}. The user loses roles that are not named.`)
      .argument('<partner>', 'id of the partner’s tenant')
      .argument('<user>', 'object id of the user')
      .argument(expect === 'new' ? '<roles...>' : '[roles...]', 'CSP roles')
      .option('--user-name <upn>', 'user principal name, e.g. ada@contoso.com')
      .option('--display-name <text>', 'display name')
    addAdminWork(command, perform, async (run, [partner, id, ...roles], flags) => {
      const { userName: userPrincipalName, displayName } = flags
      const given = roles.length > 0 ? roles : undefined
      const member = { id, userPrincipalName, displayName, roles: given }
      const { partnerId, thing } = await readBelow(partner, 'members', member)
      const input = { operator: run.operator, expect, partnerId, member: thing }
      await tellResult(run, await run.store.run(upsertMemberCommand, input, run.at))
    })
  }
  keep('add', 'give a user roles', 'new')
  keep('change', 'change the roles or the name of a user', 'known')

  const remove = role
    .command('remove')
    .summary('remove all roles of a user')
    .description('Removes all roles of a user, and the user.')
    .argument('<partner>', 'id of the partner’s tenant')
    .argument('<user>', 'object id of the user')
  addAdminWork(remove, perform, async (run, [partner, user]) => {
    const { partnerId, thing } = await readBelow(partner, 'members', { id: user })
    const input = { operator: run.operator, partnerId, objectId: thing.id }
    await tellResult(run, await run.store.run(removeMemberCommand, input, run.at))
  })

  const list = role
    .command('list')
    .summary('list the users of a partner')
    .description('Lists the users of a partner with their roles.')
    .argument('<partner>', 'id of the partner’s tenant')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    const { listMembers } = await import('../../store/queries/members.ts')
    await output.list([await listMembers(store.reader, id)], columns, 'No user.')
  })
}
