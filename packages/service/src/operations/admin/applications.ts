import { applicationRights, type ApplicationRight } from '@accredit/contract'
import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { ApplicationSetup } from '../../rules/admin/setup.ts'
import { command } from '../../store/command.ts'
import {
  findApplication,
  putApplication,
  removeApplication,
  type ApplicationRecord,
} from '../../store/queries/applications.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import {
  isSame,
  missingOf,
  recordChange,
  unchanged,
  type Expecting,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { refuseUnknownPartner } from './partners.ts'

/** Registers an application for a partner; the rights that are named are all that it has then. */
export const upsertApplicationCommand = command(
  'upsertApplication',
  async (
    transaction,
    input: OperatorInput & Expecting & { partnerId: string; application: ApplicationSetup },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, application } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, applicationId: application.id }
    const known = await findApplication(transaction, key)
    if (known && input.expect === 'new') {
      const { applicationId, rights } = known
      const values = { applicationId, rights: rights.join(', ') }
      return { refused: operatorRefusal('ApplicationKnown', values) }
    }
    if (!known && input.expect === 'known') {
      return { refused: operatorRefusal('ApplicationUnknown', key) }
    }
    const { allows = known?.rights, name = known?.name ?? null } = application
    if (allows === undefined) {
      const missing = missingOf({ allows })
      return { refused: operatorRefusal('ApplicationIncomplete', { missing }) }
    }
    const settled = { ...key, name, rights: inOrder(allows) }
    const before = known ? describe(known) : null
    const after = describe(settled)
    if (isSame(before, after)) return unchanged
    await putApplication(transaction, settled)
    const action = before ? 'application.changed' : 'application.added'
    return recordChange(transaction, input, { action, subject: subjectOf(key), before, after }, at)
  },
)

/** Ends the registration of an application: it may call for this partner no more. */
export const removeApplicationCommand = command(
  'removeApplication',
  async (
    transaction,
    input: OperatorInput & { partnerId: string; applicationId: string },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId, applicationId } = input
    const refused = await refuseUnknownPartner(transaction, partnerId)
    if (refused) return refused
    const key = { partnerId, applicationId }
    const known = await findApplication(transaction, key)
    if (!known) return { refused: operatorRefusal('ApplicationUnknown', key) }
    await removeApplication(transaction, key)
    const change = { subject: subjectOf(key), before: describe(known), after: null }
    return recordChange(transaction, input, { action: 'application.removed', ...change }, at)
  },
)

function subjectOf(key: { partnerId: string; applicationId: string }): string {
  return `${key.partnerId}/applications/${key.applicationId}`
}

function describe({ name, rights }: Pick<ApplicationRecord, 'name' | 'rights'>) {
  return { ...(name !== null && { name }), allows: rights }
}

function inOrder(rights: readonly ApplicationRight[]): ApplicationRight[] {
  return applicationRights.filter((right) => rights.includes(right))
}
