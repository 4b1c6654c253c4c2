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
  { title: 'Application', cell: ({ applicationId }) => applicationId },
  { title: 'Allows', cell: ({ rights }) => rights.join(', ') },
  { title: 'Name', cell: ({ name }) => name ?? '–' },
]

/** `accredit admin application`: the applications that may call for a partner. */
export const addAdminApplication: AddCommand = (admin, perform) => {
  const application = admin
    .command('application')
    .summary('the applications that may call for a partner')
    .description(
      `Which applications may call for a partner, and for what: ${applicationRights.join(', ')}. "user" carries tokens of the partner’s users; "app-read" and "app-write" are calls of the application alone. The dashboard’s own application needs no entry.`,
    )
  const keep = (name: string, summary: string, expect: 'new' | 'known') => {
    const command = application
      .command(name)
      .summary(summary)
      .description(`${summary}. The rights that are named are all that it has then.`)
      .argument('<partner>', 'id of the partner’s tenant')
      .argument('<application>', 'application (client) id')
      .argument(expect === 'new' ? '<allows...>' : '[allows...]', applicationRights.join(', '))
      .option('--name <text>', 'name as people know it')
    addAdminWork(command, perform, async (run, [partner, id, ...rights], flags) => {
      const allows = rights.length > 0 ? rights : undefined
      const wanted = { id, name: flags['name'], allows }
      const { partnerId, thing } = await readBelow(partner, 'applications', wanted)
      const input = { operator: run.operator, expect, partnerId, application: thing }
      await tellResult(run, await run.store.run(upsertApplicationCommand, input, run.at))
    })
  }
  keep('add', 'register an application', 'new')
  keep('change', 'change what an application is registered for, or its name', 'known')

  const remove = application
    .command('remove')
    .summary('end the registration of an application')
    .description('Ends the registration of an application; its calls are refused within seconds.')
    .argument('<partner>', 'id of the partner’s tenant')
    .argument('<application>', 'application (client) id')
  addAdminWork(remove, perform, async (run, [partner, id]) => {
    const { partnerId, thing } = await readBelow(partner, 'applications', { id })
    const input = { operator: run.operator, partnerId, applicationId: thing.id }
    await tellResult(run, await run.store.run(removeApplicationCommand, input, run.at))
  })

  const list = application
    .command('list')
    .summary('list the applications of a partner')
    .description('Lists the applications of a partner with what they are registered for.')
    .argument('<partner>', 'id of the partner’s tenant')
  addAdminWork(list, perform, async ({ store, output }, [partner]) => {
    const { id } = await readPartner({ id: partner })
    const { listApplications } = await import('../../store/queries/applications.ts')
    await output.list([await listApplications(store.reader, id)], columns, 'No application.')
  })
}
