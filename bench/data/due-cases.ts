import { vettingSubject } from '../../packages/service/src/rules/vetting/vetting-subject.ts'
import type { Connection } from '../../packages/service/src/store/connection.ts'
import { openCase } from '../../packages/service/src/store/queries/cases.ts'
import { putDomainEntry } from '../../packages/service/src/store/queries/domains.ts'
import { putQualification } from '../../packages/service/src/store/queries/qualifications.ts'
import { makeCustomer, past } from './customers.ts'

/** Number of domains of each kind on the operator's lists. */
const listed = 50

/** Outcomes of the cases, in rotation: mostly verdicts, some for the desk. */
export const endings = ['approve', 'approve', 'deny', 'approve', 'review'] as const

/** Milliseconds until a review of one of the cases would be overdue. */
const week = 7 * 24 * 60 * 60 * 1000

/** Name of every entry of the allow list. */
const schoolName = 'Birchwood Primary School'

/**
 * Creates a school whose website and e-mail use its own domain, so that the case ends as intended.
 */
function makeSchool(index: number) {
  const domain = `${endings[index % endings.length]}-${index % listed}.example`
  const customer = makeCustomer('applicants', index)
  return {
    ...customer,
    companyName: schoolName,
    billing: { ...customer.billing, email: `office@${domain}` },
    website: `https://www.${domain}`,
  }
}

/** Opens cases, all due, for the first applicants of a store in one transaction. */
export async function addDueCases(connection: Connection, count: number): Promise<void> {
  await connection.query({ sql: 'begin', writes: true }, [])
  await addLists(connection)
  for (let index = 0; index < count; index += 1) {
    const school = makeSchool(index)
    const { partnerId, id: customerId, website } = school
    const caseId = `ca5e0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
    const request = { qualification: 'Education', educationSegment: 'K12', website } as const
    await openCase(connection, {
      partnerId,
      caseId,
      customerId,
      qualification: request.qualification,
      state: 'waiting',
      dueAt: past,
      subject: vettingSubject(school, request, { requests: 0, requestLimit: 3 }),
      correlationId: caseId,
      openedAt: past,
      slaDueAt: Date.now() + week,
      openedBy: 'user0@partner0.example',
    })
    const record = { type: 'Education', vettingStatus: 'InReview', requestedAt: past } as const
    const rest = { educationSegment: request.educationSegment, website: request.website }
    await putQualification(connection, { partnerId, customerId }, { ...record, ...rest }, past)
  }
  await connection.query({ sql: 'commit', writes: true }, [])
}

async function addLists(connection: Connection): Promise<void> {
  const added = { addedAt: past, addedBy: 'bench' }
  for (let index = 0; index < listed; index += 1) {
    await putDomainEntry(connection, {
      domain: `approve-${index}.example`,
      list: 'allow',
      reason: 'On the register of schools',
      names: [schoolName],
      ...added,
    })
    await putDomainEntry(connection, {
      domain: `deny-${index}.example`,
      list: 'stop',
      reason: 'Was never a school',
      denial: 'Not an Education Customer',
      ...added,
    })
  }
}
