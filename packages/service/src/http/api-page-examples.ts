import { nameOfComponent, resolveSchema, type ApiDocument, type Schema } from './api-page-document.ts'

const partner = 'c0de0000-0000-4000-8000-00000000a001'
const customer = 'c0de0000-0000-4000-8000-000000000001'
const aCase = '019cadc9-5c0d-7a42-9d35-3f6f1b0c7a11'
const time = '2026-03-02T09:14:05.120Z'
const later = '2026-03-05T09:14:05.120Z'
const codeTag = `W/"datetime'2026-01-10T18%3A49%3A58.727Z'"`

/** Whole components, where members must fit together. */
const wholes: Readonly<Record<string, unknown>> = {
  CustomerQualificationRequest: {
    qualification: 'Education',
    educationSegment: 'K12',
    website: 'www.northwind-primary.example',
  },
  CustomerQualification: {
    qualification: 'Education',
    vettingStatus: 'InReview',
    vettingReason: '',
    vettingCreateDate: time,
    vettingCreatedDate: time,
  },
  SynchronousQualification: 'education',
  Address: {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: '1 School Way',
    postalCode: '98052',
    phoneNumber: '+1 425 555 0100',
  },
  Link: { uri: `/customers/${customer}`, method: 'GET', headers: [] },
  CaseDecision: {
    verdict: 'deny',
    reason: 'Not an Academic Domain',
    publicNote: 'Please send the request again with the school’s own website.',
  },
  VettingRound: {
    caseId: aCase,
    requestedAt: time,
    requestedBy: 'admin@contoso.onmicrosoft.com',
    state: 'review',
    expectedBy: later,
  },
  VettingFinding: {
    check: 'academic-domain',
    level: 'warn',
    code: 'domain-not-listed',
    text: 'northwind-primary.example is in no list of academic domains.',
    evidence: { domain: 'northwind-primary.example' },
  },
  VettingCaseEntry: { at: time, actor: 'worker', kind: 'sent-to-desk', data: {} },
}

/** Members by name; a component’s own member comes before that of the same name elsewhere. */
const members: Readonly<Record<string, unknown>> = {
  actor: 'reviewer1@vetting.accredit.test',
  after: 'WyIyMDI2LTAzLTAyIl0',
  applicationId: 'c0de0000-0000-4000-8000-00000000a0aa',
  assignee: 'reviewer1@vetting.accredit.test',
  caseId: aCase,
  commerceId: '019cadc9-5c0d-7a42-9d35-3f6f1b0c7a01',
  companyName: 'Northwind Primary School',
  continuationToken: 'AAEC-eyJhZnRlciI6Ik5vcnRoIn0',
  count: 3,
  country: 'US',
  cspRoles: ['AdminAgent'],
  culture: 'en-US',
  customerId: customer,
  customerName: 'Northwind Primary School',
  data: {},
  displayName: 'Contoso Admin',
  domain: 'northwind-primary.onmicrosoft.com',
  eTag: codeTag,
  educationSegment: 'K12',
  email: 'office@northwind-primary.example',
  etag: '5920358838484612121',
  explanation: 'The domain is in no list, so a person has to look.',
  firstName: 'Ada',
  iso2Code: 'US',
  language: 'en',
  lastName: 'North',
  maxCreates: 5,
  operationDate: time,
  operationStatus: 'succeeded',
  operationType: 'update_customer_qualification',
  organizationName: 'Contoso, Inc.',
  organizationRegistrationNumber: '12345678',
  originalCorrelationId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b90',
  partnerId: partner,
  partnerName: 'Contoso',
  password: 'shown-once',
  policyRow: 'otherwise',
  publicNote: 'Please send the school’s accreditation.',
  redeemedAt: time,
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
  'AuditRecord.id': `${partner}_${customer}_updatecustomerqualification_639080612451200000`,
  'AuditRecord.customizedData': [{ key: 'Qualification', value: 'Education' }],
  'AuditRecord.resourceNewValue': '{"Qualification":"Education","VettingStatus":"InReview"}',
  'AuditRecord.resourceOldValue': undefined,
  'CreatedCustomer.associatedPartnerId': undefined,
  'Customer.associatedPartnerId': undefined,
  'CustomerDraft.associatedPartnerId': undefined,
  'CustomerDraft.organizationRegistrationNumber': undefined,
  'CustomerCompanyProfile.organizationRegistrationNumber': undefined,
  'CustomerOverview.qualifications': [
    { qualification: 'Education', vettingStatus: 'InReview', vettingCreateDate: time },
  ],
  'RelationshipUpdate.relationshipToPartner': 'none',
  'SignedIn.tenantId': partner,
  'VettingCase.confirmedBy': undefined,
  'VettingCase.decidedAt': undefined,
  'VettingCase.decidedBy': undefined,
  'VettingCase.earlier': [],
  'VettingCase.etag': '3',
  'VettingCase.id': aCase,
  'VettingCase.reason': undefined,
  'VettingCase.showAt': undefined,
  'VettingCase.shownAt': undefined,
  'VettingCase.state': 'desk',
  'VettingCase.verdict': undefined,
  'VettingCaseSummary.id': aCase,
  'VettingCaseSummary.state': 'desk',
  'VettingCaseSummary.verdict': undefined,
}

/** What stands for a parameter in the path of an example. */
const inPath: Readonly<Record<string, string>> = {
  customerId: customer,
  caseId: aCase,
  country: 'US',
  domain: 'northwind-primary.onmicrosoft.com',
  auditId: String(members['AuditRecord.id']),
}

/** Queries of operations that are not of use without one. */
const queries: Readonly<Record<string, string>> = { getValidationStatus: '?type=account' }

/** The address of an example request, below the server’s. */
export function exampleAddress(operationId: string, path: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath[name] ?? name)
  return filled + (queries[operationId] ?? '')
}

/** Makes up a value that fits a schema and looks like what is really sent. */
export function exampleOf(schema: Schema, document: ApiDocument, within = ''): unknown {
  const name = nameOfComponent(schema)
  if (name !== undefined) {
    return wholes[name] ?? exampleOf(resolveSchema(schema, document), document, name)
  }
  if (schema.properties) {
    const made = Object.entries(schema.properties).map(([member, form]) => [
      member,
      exampleMember(member, form, document, within),
    ])
    return Object.fromEntries(made.filter(([, value]) => value !== undefined))
  }
  if (schema.items) return [exampleOf(schema.items, document, within)]
  if (schema.anyOf) return preferred(schema.anyOf, document, within)
  return exampleScalar(schema)
}

/** Of several forms the richest says most: an object rather than a bare value. */
function preferred(forms: readonly Schema[], document: ApiDocument, within: string): unknown {
  const richest = forms.find((form) => nameOfComponent(form) ?? form.properties)
  return exampleOf(richest ?? forms[0] ?? {}, document, within)
}

function exampleMember(
  member: string,
  form: Schema,
  document: ApiDocument,
  within: string,
): unknown {
  const own = `${within}.${member}`
  if (Object.hasOwn(members, own)) return members[own]
  if (form.const !== undefined || form.enum || form.type === 'null') return exampleScalar(form)
  if (Object.hasOwn(members, member) && !nameOfComponent(form)) return members[member]
  return exampleOf(form, document, within)
}

function exampleScalar({ const: only, enum: choices, format, patternProperties, type }: Schema) {
  if (only !== undefined) return only
  if (choices) return choices[choices.length > 1 && choices[0] === 'unknown' ? 1 : 0]
  if (patternProperties) return {}
  if (type === 'integer' || type === 'number') return 1
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (format === 'date-time') return time
  if (format === 'date') return time.slice(0, 10)
  return format === 'uuid' ? customer : 'text'
}
