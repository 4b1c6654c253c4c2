import { findAnswer } from '../../src/store/queries/answers.ts'

import * as applicationReads from '../../src/store/queries/applications.ts'
import { countRedemptions } from '../../src/store/queries/code-changes.ts'

import {
  findCode,
  findRedemption,
  listCodes,
  listRedemptions,
} from '../../src/store/queries/codes.ts'

import { findLastCustomer } from '../../src/store/queries/customer-batches.ts'

import { findCustomerEver, findOpenCase } from '../../src/store/queries/customer-changes.ts'

import { hasCustomersAtLeast } from '../../src/store/queries/customer-count.ts'

import * as overviews from '../../src/store/queries/customer-overviews.ts'
import { listCustomersBetween } from '../../src/store/queries/customer-pages.ts'

import {
  findApplicant,
  findCustomer,
  findOwnTerms,
  hasCustomer,
} from '../../src/store/queries/customers.ts'

import { isDomainTaken } from '../../src/store/queries/domain-holders.ts'

import { findDomainEntry, listDomainEntries } from '../../src/store/queries/domains.ts'

import { listGrants } from '../../src/store/queries/grants.ts'

import { findIssuerEntry, findIssuerEntryBySecond } from '../../src/store/queries/issuer-state.ts'

import { findMember, listMembers } from '../../src/store/queries/members.ts'

import * as partnerChanges from '../../src/store/queries/partner-changes.ts'
import * as partnerReads from '../../src/store/queries/partners.ts'
import * as qualifications from '../../src/store/queries/qualifications.ts'
import * as report from '../../src/store/queries/report.ts'
import { findSetting } from '../../src/store/queries/settings.ts'

import { applications, domainOf, partners, tenants, users } from '../support/lookalikes.ts'

import { read, readInAnyOrder, type Read } from './read.ts'

const partnerId = partners.A
const customerId = tenants.X
const key = { partnerId, customerId }
const lines = {
  partnerId,
  qualification: null,
  status: null,
  reason: null,
  afterKey: '',
  afterId: report.firstPlace.customerId,
  afterType: '',
  toKey: report.lastPlace.nameKey,
  toId: report.lastPlace.customerId,
} as const
const customers = { partnerId, order: 'domain', backwards: false, limit: 10 } as const

type AskedPage = Partial<Parameters<typeof overviews.listCustomerOverviews>[1]>

/** Names a page of customers, and its rows followed by the number of all. */
function page(asked: AskedPage, found: readonly string[]): Read {
  return readPage(asked, found, ({ rows, total }) => [...rows, total])
}

function qualificationsOnPage(asked: AskedPage, found: readonly string[]): Read {
  return readPage(
    asked,
    found,
    ({ rows }) => new Map(rows.map(({ id, qualifications: held }) => [id, held])),
  )
}

function readPage(
  asked: AskedPage,
  found: readonly string[],
  tell: (page: overviews.OverviewPage) => unknown,
): Read {
  const query = overviews.listCustomerOverviews
  return {
    ...read(query, [{ partnerId, size: 10, ...asked }], found),
    run: async (connection) => tell(await query(connection, { partnerId, size: 10, ...asked })),
  }
}

/** Reads of partners, customers and what they have, each with all that it may find. */
export const customerReads: readonly Read[] = [
  read(findAnswer, [{ partnerId, requestId: 'kept', target: 'POST /v1/customers' }], ['201 {}']),
  read(countRedemptions, [{ partnerId, id: '12345' }], ['3']),
  read(countRedemptions, [{ partnerId, id: '67890' }], ['0']),
  read(listCodes, [{ partnerId }], ['A 12345 Contoso 2', 'A 67890 Contoso 5']),
  read(findCode, [{ partnerId, id: '67890' }], ['A 67890 Contoso 5']),
  readInAnyOrder(listRedemptions, [{ partnerId, limit: 10 }], ['12345 X', '12345 Y', '12345 Z']),
  read(findRedemption, [key], ['12345 Contoso']),
  read(findLastCustomer, [{ partnerId, firstId: tenants.Y, lastId: tenants.Z }], ['Z']),
  read(findLastCustomer, [{ partnerId, firstId: tenants.X, lastId: tenants.X }], ['X']),
  read(findCustomerEver, [key], ['ax.example true']),
  read(findCustomerEver, [{ partnerId, customerId: tenants.Z }], ['az.example false']),
  read(findOpenCase, [key], ['desk-case']),
  read(hasCustomersAtLeast, [{ partnerId, count: 2 }], ['true']),
  read(hasCustomersAtLeast, [{ partnerId, count: 3 }], ['false']),
  page({}, ['Y ay.example', 'X ax.example', '2']),
  page({ size: 1 }, ['Y ay.example', '2']),
  page({ search: 'ax' }, ['X ax.example', '1']),
  page({ search: 'north' }, ['Y ay.example', 'X ax.example', '2']),
  page({ search: 'north', size: 1 }, ['Y ay.example', '2']),
  page({ search: 'thwind' }, ['Y ay.example', 'X ax.example', '2']),
  page({ search: 'bx' }, ['0']),
  page({ search: 'a' }, ['X ax.example', 'Y ay.example', '2']),
  page({ search: 'a', after: { part: 'domain', key: domainOf('A', 'X'), id: tenants.X } }, [
    'Y ay.example',
    '2',
  ]),
  page({ search: 'thwind', after: { part: 'anywhere', key: 'northwind school', id: tenants.Y } }, [
    'X ax.example',
    '2',
  ]),
  page({ search: 'thwind', after: { part: 'anywhere', key: 'o', id: tenants.Y } }, ['2']),
  page({ status: { kind: 'none' } }, ['0']),
  page({ status: { kind: 'vetting', status: 'InReview' } }, ['Y ay.example', 'X ax.example', '2']),
  page({ status: { kind: 'vetting', status: 'Denied' } }, ['0']),
  page({ status: { kind: 'type', type: 'GovernmentCommunityCloud' } }, [
    'Y ay.example',
    'X ax.example',
    '2',
  ]),
  page({ after: { part: 'name', key: 'northwind school', id: tenants.Y } }, ['X ax.example', '2']),
  qualificationsOnPage({ search: 'ax' }, [
    'X: [Education InReview, GovernmentCommunityCloud Approved]',
  ]),
  read(overviews.countCustomers, [{ partnerId }], ['2']),
  read(listCustomersBetween, [customers], ['X ax.example', 'Y ay.example']),
  read(listCustomersBetween, [{ ...customers, prefix: 'ax' }], ['X ax.example']),
  read(listCustomersBetween, [{ ...customers, prefix: 'b' }], []),
  read(
    listCustomersBetween,
    [{ ...customers, after: ['ax.example', customerId] }],
    ['Y ay.example'],
  ),
  read(
    listCustomersBetween,
    [{ ...customers, before: ['ay.example', tenants.Y] }],
    ['X ax.example'],
  ),
  read(
    listCustomersBetween,
    [{ ...customers, order: 'associated_partner_id' }],
    ['Y ay.example', 'X ax.example'],
  ),
  read(findCustomer, [key], ['A X ax.example']),
  read(findApplicant, [key], ['A X ax.example']),
  read(findApplicant, [{ partnerId, customerId: tenants.Z }], []),
  read(findOwnTerms, [key], ['3']),
  read(findOwnTerms, [{ partnerId, customerId: tenants.Z }], []),
  read(hasCustomer, [key], ['true']),
  read(hasCustomer, [{ partnerId, customerId: tenants.Z }], ['false']),
  read(isDomainTaken, [domainOf('B', 'Z')], ['true']),
  read(isDomainTaken, ['b.partner.example'], ['true']),
  read(isDomainTaken, ['free.example'], ['false']),
  read(
    listDomainEntries,
    [],
    [
      'acme.example allow A letter of the ministry.',
      'acme.example stop A letter of the ministry.',
      'northwind.example allow A letter of the ministry.',
      'northwind.example stop A letter of the ministry.',
    ],
  ),
  read(
    findDomainEntry,
    [{ domain: 'northwind.example', list: 'stop' }],
    ['northwind.example stop A letter of the ministry.'],
  ),
  read(listGrants, [key], ['A X AdminAgent Directory Readers', 'A X SalesAgent Global Reader']),
  read(findIssuerEntry, [{ kind: 'device', digest: 'one' }], ['one']),
  read(findIssuerEntryBySecond, [{ kind: 'device', digest: 'second of one' }], ['one']),
  read(
    applicationReads.findApplication,
    [{ partnerId, applicationId: applications.P }],
    ['A P Ours [user, app-read]'],
  ),
  read(
    applicationReads.findApplicationRights,
    [{ partnerId, applicationId: applications.P }],
    ['user', 'app-read'],
  ),
  read(
    applicationReads.listApplications,
    [{ partnerId }],
    ['A Q Ours [user, app-read]', 'A P Ours [user, app-read]'],
  ),
  read(findMember, [{ partnerId, objectId: users.M }], ['A M m@contoso.example [AdminAgent]']),
  read(
    listMembers,
    [{ partnerId }],
    ['A M m@contoso.example [AdminAgent]', 'A N n@contoso.example [SalesAgent]'],
  ),
  read(partnerChanges.findStoredPartner, [partners.C], ['C Tailspin c.partner.example']),
  read(partnerChanges.findPartnerOfDomain, ['a.partner.example'], ['A Contoso a.partner.example']),
  read(
    partnerChanges.listPartners,
    [],
    ['A Contoso a.partner.example', 'B Fabrikam b.partner.example'],
  ),
  read(partnerChanges.countCustomers, [partnerId], ['2']),
  read(partnerReads.listPartnerNames, [[partnerId]], ['A: Contoso']),
  read(partnerReads.findPartner, [partnerId], ['A Contoso a.partner.example']),
  read(partnerReads.findPartner, [partners.C], []),
  readInAnyOrder(partnerReads.listPartnerIds, [], ['A', 'B']),
  read(partnerReads.findCspRoles, [{ partnerId, objectId: users.M }], ['AdminAgent']),
  read(partnerReads.listDirectoryRoles, [{ ...key, cspRoles: ['SalesAgent'] }], ['Global Reader']),
  read(
    qualifications.listQualifications,
    [key],
    ['Education InReview', 'GovernmentCommunityCloud Approved'],
  ),
  read(
    qualifications.listQualificationsAndRequests,
    [{ ...key, qualification: 'Education' }],
    ['[Education InReview, GovernmentCommunityCloud Approved] 2'],
  ),
  read(
    qualifications.findShownQualifications,
    [key],
    ['Education InReview', 'GovernmentCommunityCloud Approved'],
  ),
  read(qualifications.findShownQualifications, [{ partnerId, customerId: tenants.Z }], []),
  read(
    report.findSpanEnd,
    [{ partnerId, nameKey: '', customerId: report.firstPlace.customerId, skipped: 1 }],
    ['X \u{10FFFF}'],
  ),
  read(
    report.listLines,
    [{ ...lines, limit: 10 }],
    [
      'Y ay.example Education InReview 2',
      'Y ay.example GovernmentCommunityCloud Approved 0',
      'X ax.example Education InReview 2',
      'X ax.example GovernmentCommunityCloud Approved 0',
    ],
  ),
  read(
    report.listLines,
    [{ ...lines, status: 'InReview', limit: 10 }],
    ['Y ay.example Education InReview 2', 'X ax.example Education InReview 2'],
  ),
  read(
    report.listChangedLines,
    [{ ...lines, limit: 10, since: 0 }],
    [
      'Y ay.example Education InReview 2',
      'Y ay.example GovernmentCommunityCloud Approved 0',
      'X ax.example Education InReview 2',
      'X ax.example GovernmentCommunityCloud Approved 0',
    ],
  ),
  readInAnyOrder(
    report.groupLines,
    [lines],
    ['Education InReview 0 2', 'GovernmentCommunityCloud Approved 0 2'],
  ),
  readInAnyOrder(
    report.groupChangedLines,
    [{ ...lines, since: 0 }],
    ['Education InReview 0 2', 'GovernmentCommunityCloud Approved 0 2'],
  ),
  read(findSetting, ['one'], ['kept']),
]
