import { customer } from './example-sandbox.ts'
import { aBulkJob } from './example-bulk-jobs.ts'
import { someNotifications } from './example-notifications.ts'
import { aDelivery, anEndpoint, anEvent, aRegistration, aWebhook } from './example-webhooks.ts'
import { aCase, members } from './examples.ts'

const anEducationRequest = {
  qualification: 'Education',
  educationSegment: 'K12',
  website: 'www.northwind-primary.example',
}

const clientId = 'c0de0000-0000-4000-8000-00000000c1c1'
const application = {
  client_id: 'c0de0000-0000-4000-8000-00000000a0aa',
  client_secret: 'accredit-sandbox-secret',
}
const refreshToken = 'sandbox-refresh:admin@contoso.onmicrosoft.com'
const audience = 'https://api.partnercenter.microsoft.com'

/**
 * Bodies of an operation by name, where the component’s own example would not show it best. Each is
 * accepted by a sandbox as it starts.
 */
export const requests: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  createQualification: {
    Education: anEducationRequest,
    GovernmentCommunityCloud: {
      qualification: 'GovernmentCommunityCloud',
      validationCode: '67890',
    },
    StateOwnedEntity: { qualification: 'StateOwnedEntity' },
  },
  precheckQualification: { Education: anEducationRequest },
  setQualification: { name: 'education', object: anEducationRequest },
  removeRelationship: {
    relationship: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
    delegation: { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } },
  },
  assignCase: {
    reviewer: { assignee: 'reviewer1@vetting.accredit.test' },
    queue: { assignee: null },
  },
  decideCase: {
    denial: {
      verdict: 'deny',
      reason: 'Not an Academic Domain',
      publicNote: 'Please send the request again with the school’s own website.',
    },
    approval: { verdict: 'approve', privateNote: 'The ministry lists the school.' },
  },
  addWebhook: {
    verdicts: anEndpoint,
  },
  tryWebhookAddress: { address: { url: anEndpoint.url } },
  startBulkJob: {
    twoSchools: {
      name: 'schools.csv',
      rows: [
        { line: 2, customerId: customer, qualification: 'Education', educationSegment: 'K12' },
        { line: 3, companyName: 'Wingtip University', qualification: 'Education' },
      ],
    },
  },
  createRegistration: { all: aRegistration },
  changeWebhook: { pause: { paused: true }, everything: { events: [] } },
  setNotifications: {
    nothing: { ...someNotifications, verdicts: false, lowCodes: false },
  },
  replayDeliveries: { all: {}, since: { since: '2026-03-02T09:14:05.120Z' } },
  getToken: {
    application: {
      grant_type: 'client_credentials',
      ...application,
      scope: `${audience}/.default`,
    },
    user: {
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
      scope: `${audience}/user_impersonation`,
    },
  },
  getTokenV1: {
    application: { grant_type: 'client_credentials', ...application, resource: audience },
    user: {
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
      resource: audience,
    },
  },
  getDeviceCode: {
    dashboard: { client_id: clientId, scope: `${audience}/user_impersonation offline_access` },
  },
  getDeviceCodeV1: { dashboard: { client_id: clientId, resource: audience } },
  advanceClock: { threeDays: { advance: 'PT72H' }, toTime: { to: '2099-01-31T00:00:00Z' } },
  replaceFaults: {
    unavailableTwice: {
      faults: [{ operation: 'createQualification', status: 503, retryAfter: 1, count: 2 }],
    },
    lostAnswers: {
      faults: [{ cut: true, when: 'after', share: 0.03, seed: 7, latency: 'PT0.1S' }],
    },
    none: { faults: [] },
    ready: { profile: 'mfa-rollout' },
  },
  addFault: {
    throttledOnce: { operation: 'getCustomer', status: 429, retryAfter: 1, count: 1 },
  },
  createSandbox: {
    forOneRun: { name: 'run-17' },
    withPort: { name: 'msal-1', port: 0, idle: 'PT10M' },
  },
  loadSnapshot: { file: 'SQLite format 3…' },
  triggerEvent: {
    denied: {
      type: 'qualification.denied',
      customerId: customer,
      reason: 'Not an Academic Domain',
    },
  },
  generateCustomers: { ten: { count: 10, seed: 1 } },
}

/** Values of parameters in a path. */
export const inPath: Readonly<Record<string, string>> = {
  tenant: 'contoso.onmicrosoft.com',
  customerId: customer,
  caseId: aCase,
  country: 'US',
  domain: 'northwindprimaryschool.onmicrosoft.com',
  eventId: anEvent,
  webhookId: aWebhook,
  jobId: aBulkJob,
  deliveryId: aDelivery,
  auditId: String(members['AuditRecord.id']),
  name: 'run-17',
  snapshotId: '01a227bc-87f2-7121-babd-f9bfec4781f6',
  entryId: '01a227bc-87f2-7121-babd-f9bfec4781f4',
}

/** Values of parameters in a path where an operation needs its own. */
export const inPathOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  getValidation: { correlationId: anEvent },
  // Woodgrove Federal Bureau, which was qualified with a code.
  getCustomerValidation: { customerId: 'c0de0000-0000-4000-8000-000000000010' },
}

/** Values of parameters in a query, by their name or by operation and name. */
export const inQuery: Readonly<Record<string, unknown>> = {
  size: 2,
  filter: { field: 'CompanyName', operator: 'starts_with', value: 'North' },
  'listAuditRecords.filter': { field: 'CompanyName', operator: 'substring', value: 'Trey' },
  'listAuditActivity.filter': { field: 'ResourceType', operator: 'equals', value: 'customer' },
  code: '67890',
  type: 'account',
  'listDeliveries.state': 'delivered',
  'listEvents.type': 'qualification.denied',
  customerId: customer,
  seekOperation: 'Next',
  search: 'primary school',
  status: 'InReview',
  state: 'desk',
  assignee: 'me',
  customer,
  company: 'Bellows',
  country: 'US',
  age: 'over-1-day',
  confirmation: 'mine',
  operation: 'createQualification',
  'getJournal.status': '201',
  'getJournal.text': 'Education',
  correlationId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b91',
  since: '2026-03-02T09:14:05.120Z',
  'getJournal.after': '01a227bc-87f2-7121-babd-f9bfec4781f4',
  before: '01a227bc-87f2-7121-babd-f9bfec4781f4',
  withoutApplication: 'Accredit dashboard',
  bodies: true,
  requestId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b90',
  limit: 10,
  client_id: clientId,
  response_type: 'code',
  redirect_uri: 'http://localhost:3000/callback',
  response_mode: 'query',
  scope: `openid ${audience}/user_impersonation`,
  resource: audience,
  // The example of RFC 7636, appendix B.
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  login_hint: 'admin@contoso.onmicrosoft.com',
  'signIn.state': 'xyz',
  'signInV1.state': 'xyz',
  'signOut.state': 'xyz',
  'signOutV1.state': 'xyz',
  post_logout_redirect_uri: 'http://localhost:3000/',
}

/** Values of request headers, by their name or by operation and name. */
export const inHeader: Readonly<Record<string, string>> = {
  'If-Match': '"5920358838484612121"',
  'decideCase.If-Match': '"2"',
  'confirmCase.If-Match': '"3"',
  'takeBackDecision.If-Match': '"3"',
  'Last-Event-ID': '0',
  ValidateMfa: 'true',
}

/** Meanings of parameters in a path. */
export const pathMeanings: Readonly<Record<string, string>> = {
  entryId: 'The id of a journal’s entry.',
  tenant: 'A tenant’s id or domain; `common` and `organizations` where the user decides.',
  customerId: 'The customer’s tenant, a GUID; the dashboard calls it Microsoft ID.',
  caseId: 'The case, a GUID.',
  snapshotId: 'The id of a snapshot, a GUID.',
  eventId: 'The event, a GUID.',
  webhookId: 'The endpoint, a GUID.',
  deliveryId: 'The delivery, a GUID.',
  auditId: 'The id that a record has in the list.',
  correlationId: 'The `correlationId` of the answer to the test.',
  name: 'The name of a sandbox.',
  country: 'ISO 3166-1 alpha-2, e.g. US.',
  domain: 'E.g. northwind.onmicrosoft.com.',
}
