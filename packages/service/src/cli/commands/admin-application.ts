import { applicationRights } from '@accredit/contract/access'
import {
  removeApplicationCommand,
  upsertApplicationCommand,
} from '../../operations/admin/applications.ts'
import { listApplications, type ApplicationRecord } from '../../store/queries/applications.ts'
import { addAndChange, type AdminGroup } from './admin-group.ts'
import { readBelow, readPartner } from './admin-store.ts'

/** `accredit admin application`: the applications that may call for a partner. */
export const applicationGroup: AdminGroup<ApplicationRecord> = {
  name: 'application',
  names: ['<partner>', '<application>'],
  changes: {
    ...addAndChange((expect) => ({
      accept: (command) =>
        command
          .argument(expect === 'new' ? '<allows...>' : '[allows...]', applicationRights.join(', '))
          .option('--name <text>'),
      async make(run, [partner, id, ...rights], { name }) {
        const wanted = { id, name, allows: rights.length > 0 ? rights : undefined }
        const { partnerId, thing } = await readBelow(partner, 'applications', wanted)
        return run.change(upsertApplicationCommand, { expect, partnerId, application: thing })
      },
    })),
    remove: {
      async make(run, [partner, id]) {
        const { partnerId, thing } = await readBelow(partner, 'applications', { id })
        return run.change(removeApplicationCommand, { partnerId, applicationId: thing.id })
      },
    },
  },
  listed: ['<partner>'],
  async *pages({ store }, [partner]) {
    const { id: partnerId } = await readPartner({ id: partner })
    yield await listApplications(store.reader, { partnerId })
  },
  columns: [
    { title: 'application', cell: ({ applicationId }) => applicationId },
    { title: 'allows', cell: ({ rights }) => rights.join(', ') },
    { title: 'name', cell: ({ name }) => name ?? '–' },
  ],
  empty: 'applications',
}
