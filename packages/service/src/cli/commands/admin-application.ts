import { applicationRights } from '@accredit/contract/access'
import {
  upsertApplicationCommand,
  removeApplicationCommand,
} from '../../operations/admin/applications.ts'
import type { ApplicationRecord } from '../../store/queries/applications.ts'
import type { AddCommand } from '../command-run.ts'
import type { Column } from '../format-table.ts'
import { addAdminWork, readBelow, readPartner, tellResult } from './admin-store.ts'

const columns: readonly Column<ApplicationRecord>[] = [
  { title: 'application', cell: ({ applicationId }) => applicationId },
  { title: 'allows', cell: ({ rights }) => rights.join(', ') },
  { title: 'name', cell: ({ name }) => name ?? '–' },
]

/** `accredit admin application`: the applications that may call for a partner. */
export const addAdminApplication: AddCommand = (admin, perform) => {
  const application = admin.command('application')
  const keep = (name: string, expect: 'new' | 'known') => {
    const command = application
      .command(name)
      .argument('<partner>')
      .argument('<application>')
      .argument(expect === 'new' ? '<allows...>' : '[allows...]', applicationRights.join(', '))
      .option('--name <text>')
    addAdminWork(command, perform, async (run, [partner, id, ...rights], flags) => {
      const allows = rights.length > 0 ? rights : undefined
      const wanted = { id, name: flags['name'], allows }
      const { partnerId, thing } = await readBelow(partner, 'applications', wanted)
      const input = { operator: run.operator, expect, partnerId, application: thing }
      await tellResult(run, await run.store.run(upsertApplicationCommand, input, run.at))
    })
  }
  keep('add', 'new')
  keep('change', 'known')

  const remove = application.command('remove').argument('<partner>').argument('<application>')
  addAdminWork(remove, perform, async (run, [partner, id]) => {
    const { partnerId, thing } = await readBelow(partner, 'applications', { id })
    const input = { operator: run.operator, partnerId, applicationId: thing.id }
    await tellResult(run, await run.store.run(removeApplicationCommand, input, run.at))
  })

  const list = application.command('list').argument('<partner>')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    const { listApplications } = await import('../../store/queries/applications.ts')
    await output.list(
      [await listApplications(store.reader, { partnerId: id })],
      columns,
      'applications',
    )
  })
}
