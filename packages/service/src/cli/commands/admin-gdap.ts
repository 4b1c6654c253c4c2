import { sellingRoles } from '@accredit/contract/access'
import { upsertGrantsCommand } from '../../operations/admin/grants.ts'
import { listGrants, type GrantRecord } from '../../store/queries/grants.ts'
import type { AdminChange, AdminGroup } from './admin-group.ts'
import { readBelow } from './admin-store.ts'

const change = (how: 'add' | 'remove' | 'set'): AdminChange => ({
  accept: (command) =>
    command
      .argument(how === 'set' ? '[roles...]' : '<roles...>')
      .option('--to <roles>', '', sellingRoles.join(',')),
  async make(run, [partner, customer, ...roles], { to }) {
    const receivers = String(to).split(',')
    const grants = Object.fromEntries(receivers.map((receiver) => [receiver.trim(), roles]))
    const given = { id: customer, gdap: grants }
    const { partnerId, thing } = await readBelow(partner, 'customers', given)
    const { id: customerId, gdap = {} } = thing
    return run.change(upsertGrantsCommand, { partnerId, customerId, gdap, how })
  },
})

/** `accredit admin gdap`: what customers grant to a partner's users. */
export const gdapGroup: AdminGroup<GrantRecord> = {
  name: 'gdap',
  names: ['<partner>', '<customer>'],
  changes: { add: change('add'), change: change('set'), remove: change('remove') },
  listed: ['<partner>', '<customer>'],
  async *pages({ store }, [partner, customer]) {
    const { partnerId, thing } = await readBelow(partner, 'customers', { id: customer })
    yield await listGrants(store.reader, { partnerId, customerId: thing.id })
  },
  columns: [
    { title: 'cspRole', cell: ({ cspRole }) => cspRole },
    { title: 'directoryRole', cell: ({ directoryRole }) => directoryRole },
  ],
  empty: 'grants',
}
