import { operatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { PartnerSetup } from '../../rules/admin/setup.ts'
import { changeTerms } from '../../rules/vetting-terms.ts'
import { listApplications, removeApplication } from '../../store/queries/applications.ts'
import { listMembers, removeMember } from '../../store/queries/members.ts'
import {
  countCustomers,
  findStoredPartner,
  findPartnerOfDomain,
  putPartner,
  removePartner,
  type StoredPartner,
} from '../../store/queries/partner-changes.ts'
import { missingOf, operatorCommand, type Expecting } from './operator-command.ts'
import { listReviewerTenants } from '../upsert-reviewer-tenants.ts'

/** Adds a partner, or changes its name, domain or terms. */
export const upsertPartnerCommand = operatorCommand<
  Expecting & { partner: Pick<PartnerSetup, 'id' | 'name' | 'domain' | 'qualifications'> }
>('upsertPartner', async (transaction, input, at) => {
  const { partner, expect } = input
  const { id } = partner
  const kept = await findStoredPartner(transaction, id)
  const known = kept?.removedAt === null ? kept : undefined
  if (known && expect === 'new') {
    return operatorRefusal('PartnerKnown', { partnerId: id, name: known.name })
  }
  if (!known && expect === 'known') return operatorRefusal('PartnerUnknown', { partnerId: id })
  if ((await listReviewerTenants(transaction, input)).includes(id)) {
    return operatorRefusal('PartnerIsReviewers', { partnerId: id })
  }
  const { name = known?.name, domain = known?.domain } = partner
  if (name === undefined || domain === undefined) {
    return operatorRefusal('PartnerIncomplete', { missing: missingOf({ name, domain }) })
  }
  const holder = await findPartnerOfDomain(transaction, domain)
  if (holder && holder.id !== id) {
    return operatorRefusal('PartnerDomainTaken', { domain, partnerId: holder.id })
  }
  const ownTerms = changeTerms(known?.ownTerms ?? {}, partner.qualifications ?? {})
  return {
    action: known ? 'partner.changed' : 'partner.added',
    subject: id,
    before: known ? describe(known) : null,
    after: describe({ name, domain, ownTerms }),
    write: () => putPartner(transaction, { id, name, domain, ownTerms, createdAt: at }),
  }
})

/**
 * Removes a partner without customers, with its users' roles and its applications' registrations.
 */
export const removePartnerCommand = operatorCommand<{ partnerId: string }>(
  'removePartner',
  async (transaction, { partnerId }, at) => {
    const known = await findStoredPartner(transaction, partnerId)
    if (known?.removedAt !== null) return operatorRefusal('PartnerUnknown', { partnerId })
    const count = await countCustomers(transaction, partnerId)
    if (count > 0) return operatorRefusal('PartnerHasCustomers', { partnerId, count })
    const members = await listMembers(transaction, { partnerId })
    const applications = await listApplications(transaction, { partnerId })
    const before = {
      ...describe(known),
      members: members.map(({ objectId, cspRoles }) => ({ id: objectId, roles: cspRoles })),
      applications: applications.map(({ applicationId, rights }) => ({
        id: applicationId,
        allows: rights,
      })),
    }
    const write = async () => {
      for (const member of members) await removeMember(transaction, member)
      for (const application of applications) await removeApplication(transaction, application)
      await removePartner(transaction, { id: partnerId, at })
    }
    return { action: 'partner.removed', subject: partnerId, before, after: null, write }
  },
)

function describe({ name, domain, ownTerms }: Pick<StoredPartner, 'name' | 'domain' | 'ownTerms'>) {
  const hasTerms = Object.keys(ownTerms).length > 0
  return { name, domain, ...(hasTerms && { qualifications: ownTerms }) }
}
