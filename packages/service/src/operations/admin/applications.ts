import { applicationRights } from '@accredit/contract'
import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { ApplicationSetup } from '../../rules/admin/setup.ts'
import {
  findApplication,
  putApplication,
  removeApplication,
  type ApplicationRecord,
} from '../../store/queries/applications.ts'
import { missingOf, partnerCommand, type Expecting } from './operator-command.ts'

/** Registers an application for a partner with exactly the given rights. */
export const upsertApplicationCommand = partnerCommand<
  Expecting & { application: ApplicationSetup }
>('upsertApplication', async (transaction, { partnerId, application, expect }) => {
  const key = { partnerId, applicationId: application.id }
  const known = await findApplication(transaction, key)
  if (known && expect === 'new') {
    const rights = known.rights.join(', ')
    return operatorRefusal('ApplicationKnown', { applicationId: application.id, rights })
  }
  if (!known && expect === 'known') return operatorRefusal('ApplicationUnknown', key)
  const { allows = known?.rights, name = known?.name ?? null } = application
  if (!allows) return operatorRefusal('ApplicationIncomplete', { missing: missingOf({ allows }) })
  const rights = applicationRights.filter((right) => allows.includes(right))
  const settled = { ...key, name, rights }
  return {
    action: known ? 'application.changed' : 'application.added',
    subject: subjectOf(key),
    before: known ? describe(known) : null,
    after: describe(settled),
    write: () => putApplication(transaction, settled),
  }
})

/** Removes the registration of an application: it may no longer call for this partner. */
export const removeApplicationCommand = partnerCommand<{ applicationId: string }>(
  'removeApplication',
  async (transaction, { partnerId, applicationId }) => {
    const key = { partnerId, applicationId }
    const known = await findApplication(transaction, key)
    if (!known) return operatorRefusal('ApplicationUnknown', key)
    return {
      action: 'application.removed',
      subject: subjectOf(key),
      before: describe(known),
      after: null,
      write: () => removeApplication(transaction, key),
    }
  },
)

function subjectOf(key: { partnerId: string; applicationId: string }): string {
  return `${key.partnerId}/applications/${key.applicationId}`
}

function describe({ name, rights }: Pick<ApplicationRecord, 'name' | 'rights'>) {
  return { ...(name !== null && { name }), allows: rights }
}
