import { ofBulkJobs } from './example-bulk-jobs.ts'
import { customer, ofSandbox, partner, sampleTime } from './example-sandbox.ts'
import { someNotifications } from './example-notifications.ts'
import { anEvent, ofWebhooks } from './example-webhooks.ts'
import { registrableEventNames } from './partner-center-events.ts'

const aPerson = 'c0de0000-0000-4000-8000-00000000d001.c0de0000-0000-4000-8000-00000000d0a1'
/** The case of Bellows College, which waits on the desk of each sandbox. */
export const aCase = 'c0de0000-0000-4000-8000-00000000ca12'
const later = '2026-03-05T09:14:05.120Z'
const token = 'eyJ2IjoxLCJzaXplIjoyfQ.c2lnbmF0dXJl'
const codeTag = `W/"datetime'2026-01-10T18%3A49%3A58.727Z'"`

const freeMailbox = {
  level: 'warning',
  rule: 'email-free-mail',
  values: { email: 'northwind.school@gmail.com', domain: 'gmail.com' },
  text: 'northwind.school@gmail.com is a free mailbox; the address must be on the institution’s own domain.',
}

const anAddress = {
  country: 'US',
  city: 'Redmond',
  state: 'WA',
  addressLine1: '1 School Way',
  postalCode: '98052',
  phoneNumber: '+1 425 555 0100',
}

const inReview = {
  qualification: 'Education',
  vettingStatus: 'InReview',
  vettingReason: '',
  vettingCreateDate: sampleTime,
  vettingCreatedDate: sampleTime,
}

/** Whole components, where members must fit together. */
export const wholes: Readonly<Record<string, unknown>> = {
  CustomerQualification: inReview,
  SynchronousQualification: 'education',
  QualificationEvent: {
    id: anEvent,
    type: 'qualification.denied',
    timestamp: later,
    data: {
      partnerId: partner,
      customerId: customer,
      correlationId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b91',
      qualification: 'Education',
      before: inReview,
      after: {
        ...inReview,
        vettingStatus: 'Denied',
        vettingReason: 'Not an Academic Domain',
      },
      reason: 'Not an Academic Domain',
    },
  },
  Address: anAddress,
  AddressDraft: anAddress,
  AddressToCheck: anAddress,
  CountryValidationRules: {
    iso2Code: 'US',
    defaultCulture: 'en-US',
    isStateRequired: true,
    supportedStatesList: ['AL', 'AK', 'AZ'],
    supportedLanguagesList: ['en', 'es'],
    supportedCulturesList: ['en-US', 'es-US'],
    isPostalCodeRequired: true,
    postalCodeRegex: '^\\d{5}(-\\d{4})?$',
    isCityRequired: true,
    isVatIdSupported: false,
    isTaxIdSupported: true,
    isTaxIdOptional: true,
    countryCallingCodesList: ['1'],
    attributes: { objectType: 'CountryValidationRules' },
  },
  RelationshipRequest: {
    url: `https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=${partner}#/BillingAccounts/partner-invitation`,
    attributes: { objectType: 'CustomerRelationshipRequest' },
  },
  Link: { uri: `/customers/${customer}`, method: 'GET', headers: [] },
  VettingRound: {
    caseId: aCase,
    qualification: 'Education',
    requestedAt: sampleTime,
    requestLimit: 3,
    requestedBy: 'admin@contoso.onmicrosoft.com',
    state: 'review',
    expectedBy: later,
  },
  VettingFinding: {
    check: 'academic-domain',
    level: 'warn',
    code: 'academic-unlisted',
    text: 'No list of institutions names northwind-primary.example; most schools are in none.',
    evidence: { domains: 'northwind-primary.example' },
  },
  PrecheckFinding: freeMailbox,
  QualificationPrecheck: {
    outcome: 'warning',
    findings: [freeMailbox],
    requestsLeft: 3,
    checked: {
      companyName: 'Northwind Primary School',
      domain: 'northwind-primary.onmicrosoft.com',
      email: 'northwind.school@gmail.com',
      address: {
        country: 'US',
        city: 'Redmond',
        state: 'WA',
        addressLine1: '1 School Way',
        postalCode: '98052',
      },
      educationSegment: 'K12',
      website: 'www.northwind-primary.example',
    },
  },
  ...ofSandbox,
  ...ofWebhooks,
  ...ofBulkJobs,
  NotificationSettings: {
    ...someNotifications,
    address: 'admin@contoso.onmicrosoft.com',
    available: true,
  },
  VettingCaseEntry: { at: sampleTime, actor: 'worker', kind: 'sent-to-desk', data: {} },
}

/** Whole answers, where the component’s own example would not be what comes here. */
export const answers: Readonly<Record<string, unknown>> = {
  listRegistrationEvents: registrableEventNames,
  createQualification: {
    qualification: 'Education',
    vettingStatus: 'InReview',
    vettingCreateDate: sampleTime,
  },
  getQualifications: [
    {
      qualification: 'Education',
      vettingStatus: 'Denied',
      vettingReason: 'Not an Education Customer',
      vettingCreateDate: sampleTime,
      vettingCreatedDate: sampleTime,
    },
    { qualification: 'StateOwnedEntity' },
  ],
  listCustomers: {
    totalCount: 2,
    items: [
      customerInShort('01', 'Northwind Primary School', 'northwind-primary'),
      customerInShort('02', 'Wingtip University', 'wingtip'),
    ],
    links: {
      self: link('/customers?size=2'),
      next: link('/customers?size=2&seekOperation=Next', [
        { key: 'MS-ContinuationToken', value: token },
      ]),
    },
    continuationToken: token,
    attributes: { objectType: 'Collection' },
  },
}

function link(uri: string, headers: readonly { key: string; value: string }[] = []) {
  return { uri, method: 'GET', headers }
}

function customerInShort(digits: string, companyName: string, domain: string) {
  const id = customer.slice(0, -2) + digits
  return {
    id,
    companyProfile: {
      tenantId: id,
      domain: `${domain}.onmicrosoft.com`,
      companyName,
      links: { self: link(`/customers/${id}/profiles/company`) },
      attributes: { objectType: 'CustomerCompanyProfile' },
    },
    relationshipToPartner: 'reseller',
    links: { self: link(`/customers/${id}`) },
    attributes: { objectType: 'Customer' },
  }
}

/** Members by name; a component’s own member comes before that of the same name elsewhere. */
export const members: Readonly<Record<string, unknown>> = {
  actor: 'reviewer1@vetting.accredit.test',
  actorId: aPerson,
  applicationId: 'c0de0000-0000-4000-8000-00000000a0aa',
  assignee: 'reviewer1@vetting.accredit.test',
  assigneeId: aPerson,
  confirmedById: aPerson,
  decidedById: aPerson,
  caseId: aCase,
  commerceId: '019cadc9-5c0d-7a42-9d35-3f6f1b0c7a01',
  companyName: 'Northwind Primary School',
  continuationToken: token,
  count: 3,
  country: 'US',
  cspRoles: ['AdminAgent'],
  customDomains: ['northwind-primary.example'],
  culture: 'en-US',
  customerId: customer,
  customerName: 'Northwind Primary School',
  data: {},
  displayName: 'Contoso Admin',
  domain: 'northwind-primary.onmicrosoft.com',
  eTag: codeTag,
  educationSegment: 'K12',
  email: 'office@northwind-primary.example',
  etag: undefined,
  explanation:
    'The findings are not conclusive, as for most schools, which are in no list; so a person decides.',
  firstName: 'Ada',
  iso2Code: 'US',
  language: 'en',
  lastName: 'North',
  maxCreates: 5,
  next: token,
  operationDate: sampleTime,
  operationStatus: 'succeeded',
  operationType: 'update_customer_qualification',
  organizationName: 'Contoso, Inc.',
  organizationRegistrationNumber: '12345678',
  originalCorrelationId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b90',
  p90Seconds: 259_200,
  medianSeconds: 14_400,
  partnerId: partner,
  partnerName: 'Contoso',
  password: 'shown-once',
  policyRow: 'person',
  publicNote: 'Please send the school’s accreditation.',
  redeemedAt: sampleTime,
  remainingCreates: 4,
  requestedBy: 'admin@contoso.onmicrosoft.com',
  resourceType: 'customer',
  showAt: later,
  shownAt: later,
  slaDueAt: later,
  status: 'Approved',
  suggestedAddresses: [],
  tenantId: customer,
  text: 'Asked the school for its accreditation.',
  total: 13,
  totalCount: 1,
  userName: 'admin@northwind-primary.onmicrosoft.com',
  userPrincipalName: 'admin@contoso.onmicrosoft.com',
  validationCode: '12345',
  validationId: '12345',
  weekOf: '2026-03-02',
  website: 'www.northwind-primary.example',
  'Address.country': 'US',
  'Reviewer.id': aPerson,
  'SignedIn.id': aPerson,
  'AuditRecord.id': `${partner}_${customer}_updatecustomerqualification_639080612451200000`,
  'AuditRecordCollection.links': { self: link('/auditrecords?size=500') },
  'AuditRecordCollection.continuationToken': undefined,
  'AddressValidation.validationMessage': undefined,
  'AddressValidation.validationProblems': undefined,
  'AuditRecord.customizedData': [{ key: 'Qualification', value: 'Education' }],
  'AuditRecord.resourceNewValue': '{"Qualification":"Education","VettingStatus":"InReview"}',
  'AuditRecord.resourceOldValue': undefined,
  'CreatedCustomer.associatedPartnerId': undefined,
  'Customer.associatedPartnerId': undefined,
  'CustomerBillingProfile.attributes.etag': '5920358838484612121',
  'CustomerBillingProfileUpdate.attributes.etag': '5920358838484612121',
  'CustomerDraft.associatedPartnerId': undefined,
  'CustomerDraft.companyProfile.organizationRegistrationNumber': undefined,
  'CustomerCompanyProfile.organizationRegistrationNumber': undefined,
  'CustomerOverview.qualifications': [
    { qualification: 'Education', vettingStatus: 'InReview', vettingCreateDate: sampleTime },
  ],
  'RelationshipUpdate.relationshipToPartner': 'none',
  'SignedIn.kind': 'user',
  'SignedIn.reviewer': false,
  'SignedIn.support': 'vetting-help@accredit.example',
  'SignedIn.tenantId': partner,
  'VettingCase.confirmedBy': undefined,
  'VettingCase.customer.id': customer,
  'VettingCase.decidedAt': undefined,
  'VettingCase.decidedBy': undefined,
  'VettingCase.domain': 'northwind-primary.example',
  'VettingCase.needsConfirmation': false,
  'VettingCase.publicNote': undefined,
  'VettingCase.earlier': [],
  'VettingCase.etag': '3',
  'VettingCase.id': aCase,
  'VettingCase.reason': undefined,
  'VettingCase.showAt': undefined,
  'VettingCase.shownAt': undefined,
  'VettingCase.state': 'desk',
  'VettingCase.verdict': undefined,
  'Reviewer.userPrincipalName': 'reviewer1@vetting.accredit.test',
  'Reviewer.displayName': 'Rosa Keller',
  'VettingCaseSummary.decidedBy': undefined,
  'VettingCaseSummary.needsConfirmation': false,
  'VettingCaseSummary.id': aCase,
  'VettingCaseSummary.state': 'desk',
  'VettingCaseSummary.verdict': undefined,
}
