import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { ErrorName } from '@accredit/contract'
import { putQualification } from '../../src/store/queries/qualifications.ts'
import {
  contosoTenant,
  customer,
  startTestService,
  type TestAnswer,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, sqliteStorage, type TestStorage } from '../support/stores.ts'
import { openDirectly } from './support/direct-database.ts'
import { makeCustomers } from './support/make-customers.ts'
import { mintToken, type TokenWishes } from './support/mint-token.ts'

/** A request in the making; each violation changes what it is about and leaves the rest. */
interface Draft {
  readonly token: TokenWishes
  readonly customerId: string
  readonly body: unknown
  readonly query: string
  /** True when the request id was used before, with another body. */
  readonly reused: boolean
}

type Violation = (draft: Draft) => Draft

const good: Draft = {
  token: {},
  customerId: customer('01'),
  body: { qualification: 'StateOwnedEntity' },
  query: '',
  reused: false,
}
const token =
  (wishes: TokenWishes): Violation =>
  (draft) => {
    const claims = { ...draft.token.claims, ...wishes.claims }
    return { ...draft, token: { ...draft.token, ...wishes, claims } }
  }
const sent =
  (customerId: string, body: object | string, query = ''): Violation =>
  (draft) => ({ ...draft, customerId, body, query })

const unknown = '6f0c3a52-0000-4000-8000-00000000beef'

/** Faults of the caller and of the request id; each can go with any request. */
const early = {
  AccessDenied: token({ expired: true }),
  InvalidAudience: token({ audience: 'https://graph.windows.net' }),
  ApplicationNotRegistered: token({ claims: { azp: unknown } }),
  ScopeNotGranted: token({ claims: { scp: 'openid profile' } }),
  MfaRequired: token({ mfa: false }),
  AppOnlyNotSupported: token({ appOnly: true }),
  RoleNotAllowed: token({ user: 'a103' }),
  RequestIdReused: (draft) => ({ ...draft, reused: true }),
} as const satisfies Partial<Record<ErrorName, Violation>>

/** An application has no scope, no second factor and no role. */
const cannotMeet = [
  ['ScopeNotGranted', 'AppOnlyNotSupported'],
  ['MfaRequired', 'AppOnlyNotSupported'],
  ['AppOnlyNotSupported', 'RoleNotAllowed'],
]

const gcc = (code?: string) => ({
  qualification: 'GovernmentCommunityCloud',
  ...(code && { validationCode: code }),
})
const education = { qualification: 'Education' }

/** Faults of the request itself. */
const late = {
  InvalidTenantId: sent('not-a-guid', education),
  TenantNotFound: sent(unknown, education),
  InvalidRequestInput: sent(customer('01'), 'no JSON'),
  EnumNotParsable: sent(customer('01'), { qualification: 'Academia' }),
  QualificationCombinationNotAllowed: sent(customer('05'), gcc('67890')),
  QualificationAlreadySet: sent(customer('05'), education),
  InsufficientPrivileges: sent(customer('04'), gcc('67890')),
  ValidationCodeInvalid: sent(customer('01'), gcc('99999')),
  VerificationRequestLimitReached: sent(customer('07'), education),
} as const satisfies Partial<Record<ErrorName, Violation>>

const earlyNames = Object.keys(early) as (keyof typeof early)[]

onEveryStore('the order of checks', (makeStorage) => {
  let storage: TestStorage
  let service: TestService
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
  })
  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  for (const [index, first] of earlyNames.entries()) {
    for (const second of earlyNames.slice(index + 1)) {
      if (cannotMeet.some(([a, b]) => a === first && b === second)) continue
      it(`${first} comes before ${second}`, async () => {
        assertWinner(await send(service, early[first](early[second](good))), first)
      })
    }
    for (const [second, violate] of Object.entries(late)) {
      // Nothing is ever stored under an id that is no GUID, so no request id can be used up there.
      if (first === 'RequestIdReused' && second === 'InvalidTenantId') continue
      it(`${first} comes before ${second}`, async () => {
        assertWinner(await send(service, early[first](violate(good))), first)
      })
    }
  }

  const meetings: [first: ErrorName, second: string, Violation][] = [
    ['InvalidTenantId', 'a body that is no JSON', sent('not-a-guid', 'no JSON')],
    ['InvalidTenantId', 'an unknown value', sent('not-a-guid', { qualification: 'Academia' })],
    ['TenantNotFound', 'a body that is no JSON', sent(unknown, 'no JSON')],
    ['TenantNotFound', 'an unknown value', sent(unknown, { qualification: 'Academia' })],
    [
      'TenantNotFound',
      'a bad segment',
      sent(unknown, { ...education, educationSegment: 'Nursery' }),
    ],
    ['TenantNotFound', 'a missing code', sent(unknown, gcc())],
    [
      'InvalidRequestInput',
      'a bad segment',
      sent(customer('01'), { educationSegment: 'Nursery', website: 'no host' }),
    ],
    [
      'EnumNotParsable',
      'a bad segment',
      sent(customer('01'), { qualification: 'Academia', educationSegment: 'Nursery' }),
    ],
    [
      'InvalidEducationSegment',
      'a bad website',
      sent(customer('01'), { ...education, educationSegment: 'Nursery', website: 'no host' }),
    ],
    [
      'InvalidEducationSegment',
      'a forbidden combination',
      sent(customer('10'), { ...education, educationSegment: 'Nursery' }),
    ],
    [
      'InvalidWebsite',
      'a qualification that is set',
      sent(customer('05'), { ...education, website: 'no host' }),
    ],
    [
      'QualificationNotSettable',
      'a forbidden combination',
      sent(customer('10'), { qualification: 'None' }),
    ],
    [
      'InvalidWebsite',
      'the last request used up',
      sent(customer('07'), { ...education, website: 'no host' }),
    ],
    ['QualificationCombinationNotAllowed', 'a missing code', sent(customer('05'), gcc())],
    [
      'QualificationCombinationNotAllowed',
      'an unknown code',
      sent(customer('05'), gcc('NotRealCode')),
    ],
    [
      'QualificationCombinationNotAllowed',
      'two codes that disagree',
      sent(customer('05'), gcc('12345'), '?code=67890'),
    ],
    ['QualificationAlreadySet', 'an unknown code', sent(customer('10'), gcc('NotRealCode'))],
    ['QualificationAlreadySet', 'a code used up', sent(customer('10'), gcc('10001'))],
    ['InsufficientPrivileges', 'a missing code', sent(customer('04'), gcc())],
    ['InsufficientPrivileges', 'an unknown code', sent(customer('04'), gcc('NotRealCode'))],
    [
      'InsufficientPrivileges',
      'two codes that disagree',
      sent(customer('04'), gcc('12345'), '?code=67890'),
    ],
  ]
  for (const [first, other, violate] of meetings) {
    it(`${first} comes before ${other}`, async () => {
      assertWinner(await send(service, violate(good)), first)
    })
  }

  it('combination comes before state, and both before the delegated role', async () => {
    await using database = await openDirectly(storage)
    const [id = ''] = await makeCustomers(database, 1, { delegated: false })
    const key = { partnerId: contosoTenant, customerId: id }
    const { connection } = database
    const held = { type: 'GovernmentCommunityCloud', vettingStatus: 'Approved' } as const
    await putQualification(connection, key, held, 0)
    const request = sent(id, gcc('67890'))(good)
    assertWinner(await send(service, request), 'QualificationAlreadySet')
    await putQualification(connection, key, { type: 'Nonprofit' }, 0)
    assertWinner(await send(service, request), 'QualificationCombinationNotAllowed')
  })

  it('combination and state come before the limit', async () => {
    await using database = await openDirectly(storage)
    const [id = ''] = await makeCustomers(database, 1, { educationRequests: 3 })
    const key = { partnerId: contosoTenant, customerId: id }
    const { connection } = database
    const inReview = { type: 'Education', vettingStatus: 'InReview', requestedAt: 0 } as const
    await putQualification(connection, key, inReview, 0)
    const request = sent(id, education)(good)
    assertWinner(await send(service, request), 'QualificationInReview')
    await putQualification(connection, key, { type: 'Nonprofit' }, 0)
    assertWinner(await send(service, request), 'QualificationCombinationNotAllowed')
  })
})

describe('the place of throttling in the order of checks', () => {
  let storage: TestStorage
  let service: TestService
  before(async () => {
    storage = await sqliteStorage()
    const now = Date.now()
    service = await startTestService(storage, { throttlePerMinute: '1' }, { realNow: () => now })
    const allowed = await mintToken(service)
    assert.equal((await service.call('GET', '/v1/customers', { token: allowed })).status, 200)
  })
  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  const above: readonly (keyof typeof early)[] = [
    'AccessDenied',
    'InvalidAudience',
    'ApplicationNotRegistered',
    'ScopeNotGranted',
  ]
  for (const first of above) {
    it(`${first} comes before throttling`, async () => {
      assertWinner(await send(service, early[first](good)), first)
    })
  }
  const below = Object.entries({ ...early, ...late }).filter(
    ([name]) => !above.some((first) => first === name),
  )
  for (const [second, violate] of below) {
    it(`throttling comes before ${second}`, async () => {
      const answer = await send(service, { ...violate(good), reused: false })
      assert.equal(answer.status, 429, answer.text)
    })
  }

  it('counts what it refuses, and writes nothing', async () => {
    await using database = await openDirectly(storage)
    const earlier = await database.countRows()
    assert.equal((await send(service, good)).status, 429)
    assert.deepEqual(await database.countRows(), earlier)
  })
})

async function send(service: TestService, draft: Draft): Promise<TestAnswer> {
  const requestId = randomUUID()
  const path = `/v1/customers/${draft.customerId}/qualifications`
  if (draft.reused) {
    // A refusal that is stored, so that nothing changes for the request that matters.
    await service.call('POST', path, {
      token: await mintToken(service),
      requestId,
      body: gcc(`first-${requestId}`),
    })
  }
  return service.call('POST', `${path}${draft.query}`, {
    token: await mintToken(service, draft.token),
    requestId,
    body: draft.body,
  })
}

function assertWinner(answer: TestAnswer, name: ErrorName): void {
  if (name === 'MfaRequired') {
    assert.equal(answer.status, 401)
    assert.equal(answer.text, '')
    return
  }
  assert.equal(answer.json?.errorName, name, answer.text)
}
