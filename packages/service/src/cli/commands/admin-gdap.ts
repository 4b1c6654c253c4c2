import { governmentDirectoryRoles, sellingRoles } from '@accredit/contract/access'
import type { GrantRecord } from '../../store/queries/grants.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, readBelow, tellResult } from './admin-store.ts'
import { upsertGrantsCommand } from '../../operations/admin/grants.ts'

const columns: readonly Column<GrantRecord>[] = [
  { title: 'CSP role', cell: ({ cspRole }) => cspRole },
  { title: 'Directory role', cell: ({ directoryRole }) => directoryRole },
]

/** `accredit admin gdap`: what customers grant to a partner's users. */
export const addAdminGdap: AddCommand = (admin, perform) => {
  const gdap = admin
    .command('gdap')
    .summary('manage the directory roles that a customer grants')
    .description(
      `Manages the directory roles that a customer grants to the users of a CSP role (GDAP). Those that count here are ${governmentDirectoryRoles.join(', ')}: a government qualification needs one of them.`,
    )
  const change = (name: string, summary: string, how: 'add' | 'remove' | 'set') => {
    const command = gdap
      .command(name)
      .summary(summary)
      .description(`${summary}.`)
      .argument('<partner>', 'id of the partner’s tenant')
      .argument('<customer>', 'id of the customer’s tenant')
      .argument(how === 'set' ? '[roles...]' : '<roles...>', 'directory roles, in quotes')
      .option('--to <roles>', 'CSP roles, separated by commas', sellingRoles.join(','))
    addAdminWork(command, perform, async (run, [partner, customer, ...roles], flags) => {
      const receivers = String(flags['to']).split(',')
      const grants = Object.fromEntries(receivers.map((receiver) => [receiver.trim(), roles]))
      const given = { id: customer, gdap: grants }
      const { partnerId, thing } = await readBelow(partner, 'customers', given)
      const { id: customerId, gdap: wanted = {} } = thing
      const input = { operator: run.operator, partnerId, customerId, gdap: wanted, how }
      await tellResult(run, await run.store.run(upsertGrantsCommand, input, run.at))
    })
  }
  change('add', 'note that a customer granted roles', 'add')
  change('change', 'note which roles a customer grants, and no others', 'set')
  change('remove', 'note that a customer took roles back', 'remove')

  const list = gdap
    .command('list')
    .summary('list the grants of a customer')
    .description('Lists the grants of a customer.')
    .argument('<partner>', 'id of the partner’s tenant')
    .argument('<customer>', 'id of the customer’s tenant')
  addAdminWork(list, perform, async ({ store, output }, [partner, customer]) => {
    const { partnerId, thing } = await readBelow(partner, 'customers', { id: customer })
    const { listGrants } = await import('../../store/queries/grants.ts')
    const grants = await listGrants(store.reader, { partnerId, customerId: thing.id })
    await output.list([grants], columns, 'Nothing is granted.')
  })
}
