/** Contoso, whom the examples act for. */
export const partner = 'c0de0000-0000-4000-8000-00000000a001'
/** Northwind Primary School, a customer of each sandbox. */
export const customer = 'c0de0000-0000-4000-8000-000000000001'
/** Default address of a sandbox, which a description replaces by that of its service. */
export const exampleAddress = 'http://127.0.0.1:8787'
export const exampleHost = '127.0.0.1:8787'
/** The time that stands for every other one. */
export const sampleTime = '2026-03-02T09:14:05.120Z'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiJjMGRlIn0.c2lnbmF0dXJl'
const deviceCode = {
  device_code: 'kV3yM1Yd2mTn0kq8',
  user_code: 'BCDFGHJKL',
  message: `To sign in, use a web browser to open the page ${exampleAddress}/devicelogin and enter the code BCDFGHJKL to authenticate.`,
}

const anExchange = {
  id: '01a227bc-87f2-7121-babd-f9bfec4781f4',
  at: sampleTime,
  method: 'POST',
  path: `/v1/customers/${customer}/qualifications`,
  operation: 'createQualification',
  customerId: customer,
  requestId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b90',
  correlationId: '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b91',
  partnerId: partner,
  user: 'admin@contoso.onmicrosoft.com',
  application: 'Contoso control panel',
  receivedHeaders: { authorization: 'Bearer …', 'content-type': 'application/json' },
  received: { qualification: 'Education' },
  status: 201,
  answeredHeaders: { 'content-type': 'application/json; charset=utf-8' },
  answered: { qualification: 'Education', vettingStatus: 'InReview' },
  milliseconds: 4,
}

const namedSandbox = {
  name: 'run-17',
  baseUrl: 'http://127.0.0.1:8787/s/run-17',
  createdAt: sampleTime,
  idle: 'PT3600S',
}

/** Components of the sandbox's controls and its sign-in. */
export const ofSandbox: Readonly<Record<string, unknown>> = {
  Clock: { now: sampleTime, aheadByMilliseconds: 259_200_000 },
  Faults: {
    faults: [
      {
        operation: 'createQualification',
        status: 503,
        retryAfter: 1,
        when: 'before',
        share: 1,
        count: 2,
        seed: 0,
        seen: 1,
        struck: 1,
      },
    ],
  },
  Journal: {
    entries: [anExchange],
    found: 1,
    newer: 0,
    kept: {
      entries: 1,
      bytes: 1_840,
      mostEntries: 10_000,
      mostBytes: 64_000_000,
      dropped: 0,
    },
  },
  JournalEntry: { ...anExchange, caseId: '01a227bc-87f2-7121-babd-f9bfec4781f5' },
  JournalRefusal: {
    errorName: 'QualificationInReview',
    code: 600006,
    fidelity: 'assumed',
    source: 'No page gives a code for this refusal of a qualification.',
  },
  Repetition: { requestId: 'new' },
  Verdicts: {
    verdicts: [
      {
        caseId: '01a227bc-87f2-7121-babd-f9bfec4781f5',
        partnerId: partner,
        customerId: customer,
        companyName: 'Northwind Primary School',
        qualification: 'Education',
        state: 'waiting',
        openedAt: sampleTime,
        dueAt: '2026-03-02T09:14:10.120Z',
      },
    ],
    onDesk: 1,
  },
  Snapshot: { id: '01a227bc-87f2-7121-babd-f9bfec4781f6', takenAt: sampleTime },
  Snapshots: {
    snapshots: [{ id: '01a227bc-87f2-7121-babd-f9bfec4781f6', takenAt: sampleTime }],
  },
  NamedSandbox: namedSandbox,
  NamedSandboxes: { sandboxes: [namedSandbox] },
  AddedCustomers: {
    added: 10,
    firstId: 'c0de0000-0000-4001-8000-000000000000',
    lastId: 'c0de0000-0000-4001-8000-000000000009',
    seed: 1,
    milliseconds: 12,
  },
  Tokens: {
    token_type: 'Bearer',
    scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: jwt,
    refresh_token: 'sandbox-refresh:admin@contoso.onmicrosoft.com',
  },
  TokensV1: {
    token_type: 'Bearer',
    scope: 'user_impersonation',
    expires_in: '3599',
    ext_expires_in: '3599',
    expires_on: '1772446444',
    not_before: '1772442545',
    resource: 'https://api.partnercenter.microsoft.com',
    access_token: jwt,
    refresh_token: 'sandbox-refresh:admin@contoso.onmicrosoft.com',
  },
  DeviceCode: {
    ...deviceCode,
    verification_uri: `${exampleAddress}/devicelogin`,
    expires_in: 900,
    interval: 5,
  },
  DeviceCodeV1: {
    ...deviceCode,
    verification_url: `${exampleAddress}/devicelogin`,
    expires_in: '900',
    interval: '5',
  },
  Discovery: {
    issuer: `${exampleAddress}/${partner}/v2.0`,
    authorization_endpoint: `${exampleAddress}/${partner}/oauth2/v2.0/authorize`,
    token_endpoint: `${exampleAddress}/${partner}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${exampleAddress}/${partner}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${exampleAddress}/${partner}/oauth2/v2.0/logout`,
    jwks_uri: `${exampleAddress}/${partner}/discovery/v2.0/keys`,
  },
  Keys: { keys: [{ kty: 'RSA', kid: 'sandbox-1', n: 'u1W…', e: 'AQAB' }] },
  InstanceDiscovery: {
    tenant_discovery_endpoint: `${exampleAddress}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      {
        preferred_network: exampleHost,
        preferred_cache: exampleHost,
        aliases: [exampleHost],
      },
    ],
  },
}
