import { operatorRefusal, type OperatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { PartnerSetup } from '../../rules/admin/setup.ts'
import { changeTerms } from '../../rules/vetting-terms.ts'
import type { Connection } from '../../store/connection.ts'
import { listApplications, removeApplication } from '../../store/queries/applications.ts'
import { listMembers, removeMember } from '../../store/queries/members.ts'
import { lockOperatorChanges } from '../../store/queries/operator-records.ts'
import {
  countCustomers,
  findKeptPartner,
  findPartnerOfDomain,
  putPartner,
  removePartner,
  type KeptPartner,
} from '../../store/queries/partner-changes.ts'
import {
  isSame,
  missingOf,
  recordChange,
  unchanged,
  type Expecting,
  type OperatorInput,
  type OperatorResult,
} from './operator-change.ts'
import { listReviewerTenants } from '../upsert-reviewer-tenants.ts'
import { command } from '../../store/command.ts'

/** Adds a partner, or changes its name, domain or terms. */
export const upsertPartnerCommand = command(
  'upsertPartner',
  async (
    transaction,
    input: OperatorInput &
      Expecting & { partner: Pick<PartnerSetup, 'id' | 'name' | 'domain' | 'qualifications'> },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { id } = input.partner
    const kept = await findKeptPartner(transaction, id)
    const known = kept?.removedAt === null ? kept : undefined
    if (known && input.expect === 'new') {
      return { refused: operatorRefusal('PartnerKnown', { partnerId: id, name: known.name }) }
    }
    if (!known && input.expect === 'known') {
      return { refused: operatorRefusal('PartnerUnknown', { partnerId: id }) }
    }
    if ((await listReviewerTenants(transaction, input)).includes(id)) {
      return { refused: operatorRefusal('PartnerIsReviewers', { partnerId: id }) }
    }
    const { name = known?.name, domain = known?.domain } = input.partner
    if (name === undefined || domain === undefined) {
      return {
        refused: operatorRefusal('PartnerIncomplete', { missing: missingOf({ name, domain }) }),
      }
    }
    const holder = await findPartnerOfDomain(transaction, domain)
    if (holder && holder.id !== id) {
      return { refused: operatorRefusal('PartnerDomainTaken', { domain, partnerId: holder.id }) }
    }
    const ownTerms = changeTerms(known?.ownTerms ?? {}, input.partner.qualifications ?? {})
    const before = known ? describe(known) : null
    const after = describe({ name, domain, ownTerms })
    if (isSame(before, after)) return unchanged
    await putPartner(transaction, { id, name, domain, ownTerms, createdAt: at })
    const action = before ? 'partner.changed' : 'partner.added'
    return recordChange(transaction, input, { action, subject: id, before, after }, at)
  },
)

/** Closes the service to a partner without customers; its users lose their roles, its applications their registration. */
export const removePartnerCommand = command(
  'removePartner',
  async (
    transaction,
    input: OperatorInput & { partnerId: string },
    at,
  ): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const { partnerId } = input
    const known = await findKeptPartner(transaction, partnerId)
    if (known?.removedAt !== null) {
      return { refused: operatorRefusal('PartnerUnknown', { partnerId }) }
    }
    const count = await countCustomers(transaction, partnerId)
    if (count > 0) return { refused: operatorRefusal('PartnerHasCustomers', { partnerId, count }) }
    const members = await listMembers(transaction, partnerId)
    for (const { objectId } of members) await removeMember(transaction, { partnerId, objectId })
    const applications = await listApplications(transaction, partnerId)
    for (const { applicationId } of applications) {
      await removeApplication(transaction, { partnerId, applicationId })
    }
    await removePartner(transaction, { id: partnerId, at })
    const before = {
      ...describe(known),
      members: members.map(({ objectId, cspRoles }) => ({ id: objectId, roles: cspRoles })),
      applications: applications.map(({ applicationId, rights }) => ({
        id: applicationId,
        allows: rights,
      })),
    }
    const change = { action: 'partner.removed', subject: partnerId, before, after: null } as const
    return recordChange(transaction, input, change, at)
  },
)

function describe({ name, domain, ownTerms }: Pick<KeptPartner, 'name' | 'domain' | 'ownTerms'>) {
  const hasTerms = Object.keys(ownTerms).length > 0
  return { name, domain, ...(hasTerms && { qualifications: ownTerms }) }
}

/** The refusal of a change below a partner that is not known. */
export async function refuseUnknownPartner(
  transaction: Connection,
  partnerId: string,
): Promise<{ readonly refused: OperatorRefusal } | undefined> {
  const known = await findKeptPartner(transaction, partnerId)
  if (known?.removedAt === null) return undefined
  return { refused: operatorRefusal('PartnerUnknown', { partnerId }) }
}
