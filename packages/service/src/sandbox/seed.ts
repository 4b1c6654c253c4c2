import { policyExplanations, applicationRights, reviewerAppRole, rowOf } from '@accredit/contract'
import { v5 as idFromName } from 'uuid'
import { newId } from '../ids/new-id.ts'
import { addBusinessDays } from '../rules/add-business-days.ts'
import { auditQualification } from '../operations/audit-qualification.ts'
import { personNameKey, personOf } from '../rules/person.ts'
import type { QualificationRecord } from '../rules/qualification-record.ts'
import { hostOfEmail } from '../rules/vetting/hosts.ts'
import type { Connection } from '../store/connection.ts'
import { putApplication } from '../store/queries/applications.ts'
import { appendCaseEntry, openCase, settleCase, type CaseSubject } from '../store/queries/cases.ts'
import { insertCode, insertRedemption } from '../store/queries/codes.ts'
import { insertCustomer, type CustomerRecord } from '../store/queries/customers.ts'
import { putDomainEntry } from '../store/queries/domains.ts'
import {
  findPartner,
  grantDirectoryRole,
  insertPartner,
  putMember,
} from '../store/queries/partners.ts'
import { putQualification } from '../store/queries/qualifications.ts'
import { clearEverything } from '../store/queries/reset.ts'
import { putReviewer } from '../store/queries/reviewers.ts'
import { contoso, fabrikam, sandboxDirectory } from './sandbox-directory.ts'
import { seededCodes, seededCustomers, seededDomains, type SeededCustomer } from './seed-data.ts'
import { command } from '../store/command.ts'

const day = 86_400_000
/** Time from a seeded request to its verdict. */
const untilVerdict = day / 2

/** Fills an empty store with the sandbox's well-known data. Returns false when there is data. */
export const seedSandboxCommand = command(
  'seedSandbox',
  async (transaction, _input: object, at): Promise<boolean> => {
    if (await findPartner(transaction, contoso.id)) return false
    await seed(transaction, at)
    return true
  },
)

/** Deletes everything and starts over with the well-known data. */
export const resetSandboxCommand = command(
  'resetSandbox',
  async (transaction, _input: object, at): Promise<void> => {
    await clearEverything(transaction)
    await seed(transaction, at)
  },
)

async function seed(transaction: Connection, at: number): Promise<void> {
  for (const { id, displayName, domain } of [contoso, fabrikam]) {
    await insertPartner(transaction, { id, name: displayName, domain, createdAt: at })
  }
  for (const { id, displayName, tenantId, kind } of sandboxDirectory.applications) {
    // The public one is the dashboard's, which serves every partner's users without a registration.
    if (kind === 'public' || tenantId === undefined) continue
    await putApplication(transaction, {
      partnerId: tenantId,
      applicationId: id,
      name: displayName,
      rights: applicationRights,
    })
  }
  for (const user of sandboxDirectory.users.filter(({ cspRoles }) => cspRoles.length > 0)) {
    await putMember(transaction, {
      partnerId: user.tenantId,
      objectId: user.id,
      userPrincipalName: user.userPrincipalName,
      displayName: user.displayName,
      cspRoles: user.cspRoles,
    })
  }
  // Cases can be assigned to all reviewers from the start.
  for (const user of sandboxDirectory.users) {
    if (!user.appRoles.includes(reviewerAppRole)) continue
    const { id, name } = personOf({ ...user, objectId: user.id })
    const nameKey = personNameKey(name)
    const { displayName } = user
    const seen = { id, userPrincipalName: name, nameKey, displayName, seenAt: at }
    await putReviewer(transaction, seen)
  }
  for (const code of seededCodes) await insertCode(transaction, { ...code, updatedAt: at })
  for (const entry of seededDomains) {
    await putDomainEntry(transaction, {
      ...entry,
      list: 'allow',
      addedAt: at,
      addedBy: 'sandbox',
    })
  }
  for (const seeded of seededCustomers) await seedCustomer(transaction, seeded, at)
}

async function seedCustomer(
  transaction: Connection,
  seeded: SeededCustomer,
  at: number,
): Promise<void> {
  const { partnerId, id } = seeded
  const { start } = seeded
  const customer: CustomerRecord = {
    partnerId,
    id,
    commerceId: idFromName('commerce', id),
    companyName: seeded.name,
    domain: seeded.domain,
    relationship: 'reseller',
    allowDelegatedAccess: seeded.directoryRoles.length > 0,
    company: { email: seeded.email, address: seeded.address },
    billing: {
      firstName: seeded.contact[0],
      lastName: seeded.contact[1],
      email: seeded.email,
      culture: 'en-US',
      language: 'en',
      companyName: seeded.name,
      defaultAddress: seeded.address,
    },
    createdAt: at,
    updatedAt: at,
  }
  await insertCustomer(transaction, customer)
  for (const cspRole of ['AdminAgent', 'SalesAgent'] as const) {
    for (const directoryRole of seeded.directoryRoles) {
      await grantDirectoryRole(transaction, { partnerId, customerId: id, cspRole, directoryRole })
    }
  }
  if (start) await seedQualification(transaction, customer, start, at)
}

async function seedQualification(
  transaction: Connection,
  customer: CustomerRecord,
  start: NonNullable<SeededCustomer['start']>,
  at: number,
): Promise<void> {
  const { partnerId, id: customerId } = customer
  const key = { partnerId, customerId }
  const requestedAt = at - day
  let record: QualificationRecord
  if (start.as === 'GovernmentCommunityCloud') {
    // The seeded counters already include this customer; only the redemption is missing.
    await insertRedemption(transaction, { ...key, codeId: start.code, at: requestedAt })
    record = { type: start.as, vettingStatus: 'Approved', requestedAt }
  } else if (start.as === 'Education') {
    await seedCases(transaction, customer, start, at)
    record = {
      type: start.as,
      vettingStatus: start.status,
      vettingReason: start.status === 'Denied' ? start.reason : undefined,
      requestedAt,
      educationSegment: start.status === 'InReview' ? start.segment : undefined,
    }
  } else {
    record = { type: start.as }
  }
  await putQualification(transaction, key, record, at)
  // The log has the record's event on the day given by the record and its case.
  const isVerdict = start.as === 'Education' && start.status !== 'InReview'
  const auditedAt = isVerdict ? requestedAt + untilVerdict : (record.requestedAt ?? at)
  const audit = { customer, before: undefined, after: record, correlationId: newId() }
  await auditQualification(transaction, { ...audit, at: auditedAt })
}

async function seedCases(
  transaction: Connection,
  customer: CustomerRecord,
  start: Extract<SeededCustomer['start'], { as: 'Education' }>,
  at: number,
): Promise<void> {
  const { partnerId, id: customerId } = customer
  const segment = start.status === 'InReview' ? start.segment : undefined
  const subject: CaseSubject = {
    customer: {
      id: customerId,
      companyName: customer.companyName,
      domain: customer.domain,
      ...(customer.company.email && { email: customer.company.email }),
      ...(customer.company.address && { address: customer.company.address }),
    },
    request: segment ? { educationSegment: segment } : {},
  }
  const open = start.status === 'InReview'
  const rounds = start.status === 'Denied' ? start.times : 1
  for (let round = 0; round < rounds; round += 1) {
    const caseId = start.status === 'InReview' ? start.caseId : newId()
    const key = { partnerId, caseId }
    const openedAt = at - day * (rounds - round)
    await openCase(transaction, {
      ...key,
      customerId,
      qualification: start.as,
      state: open ? 'desk' : 'shown',
      dueAt: null,
      subject,
      correlationId: newId(),
      openedAt,
      slaDueAt: addBusinessDays(openedAt, rowOf(start.as).reviewBusinessDays),
      openedBy: 'sandbox',
    })
    const decidedAt = openedAt + untilVerdict
    await settleCase(transaction, {
      ...key,
      state: open ? 'desk' : 'shown',
      dueAt: null,
      findings: null,
      verdict: open ? null : start.status === 'Approved' ? 'approve' : 'deny',
      reason: start.status === 'Denied' ? start.reason : null,
      policyRow: 'seeded',
      explanation: policyExplanations.seeded,
      decidedBy: open ? null : 'sandbox',
      decidedAt: open ? null : decidedAt,
      shownAt: open ? null : decidedAt,
      domain: hostOfEmail(customer.company.email ?? '') ?? null,
    })
    const kind = open ? 'sent-to-desk' : 'shown'
    await appendCaseEntry(transaction, { ...key, at: decidedAt, actor: 'sandbox', kind, data: {} })
  }
}
