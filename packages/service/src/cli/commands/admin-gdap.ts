import { sellingRoles } from '@accredit/contract/access'
import type { GrantRecord } from '../../store/queries/grants.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, readBelow, tellResult } from './admin-store.ts'
import { upsertGrantsCommand } from '../../operations/admin/grants.ts'

const columns: readonly Column<GrantRecord>[] = [
  { title: 'cspRole', cell: ({ cspRole }) => cspRole },
  { title: 'directoryRole', cell: ({ directoryRole }) => directoryRole },
]

/** `accredit admin gdap`: what customers grant to a partner's users. */
export const addAdminGdap: AddCommand = (admin, perform) => {
  const gdap = admin.command('gdap')
  const change = (name: string, how: 'add' | 'remove' | 'set') => {
    const command = gdap
      .command(name)
      .argument('<partner>')
      .argument('<customer>')
      .argument(how === 'set' ? '[roles...]' : '<roles...>')
      .option('--to <roles>', '', sellingRoles.join(','))
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
  change('add', 'add')
  change('change', 'set')
  change('remove', 'remove')

  const list = gdap.command('list').argument('<partner>').argument('<customer>')
  addAdminWork(list, perform, async ({ store, output }, [partner, customer]) => {
    const { partnerId, thing } = await readBelow(partner, 'customers', { id: customer })
    const { listGrants } = await import('../../store/queries/grants.ts')
    const grants = await listGrants(store.reader, { partnerId, customerId: thing.id })
    await output.list([grants], columns, 'grants')
  })
}
