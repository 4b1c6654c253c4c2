import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { allRoutes, errors, reviewerAppRole, type ErrorName, type Route } from '@accredit/contract'
import { sandboxDirectory } from '../../src/sandbox/sandbox-directory.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { mintToken, type TokenWishes } from './support/mint-token.ts'

/** Caller, and the refusal expected at a route; undefined when the caller is admitted. */
interface Visitor {
  readonly who: string
  readonly token: (service: TestService) => Promise<string | undefined>
  readonly refusal: (route: Route) => ErrorName | undefined
}

const minted = (who: string, wishes: TokenWishes, error: ErrorName): Visitor => ({
  who,
  token: (service) => mintToken(service, wishes),
  refusal: () => error,
})

const strangers: Visitor[] = [
  { who: 'nobody', token: async () => undefined, refusal: () => 'PartnerTokenMissing' },
  { who: 'garbage', token: async () => 'garbage', refusal: () => 'AccessDenied' },
  minted('an expired token', { expired: true }, 'AccessDenied'),
  minted('a forged token', { forged: true }, 'AccessDenied'),
  minted('another audience', { audience: 'https://graph.windows.net' }, 'InvalidAudience'),
  minted('another tenant', { tenant: 'c0de0000-0000-4000-8000-00000000e001' }, 'AccessDenied'),
]

const applications: Visitor[] = (['contoso', 'fabrikam'] as const).map((partner) => ({
  who: `${partner}’s application alone`,
  token: (service) => service.appToken(partner),
  refusal: ({ appOnly }) => (appOnly ? undefined : 'AppOnlyNotSupported'),
}))

const users: Visitor[] = sandboxDirectory.users.map((user) => ({
  who: user.userPrincipalName,
  token: (service) => service.userToken(user.userPrincipalName),
  refusal: ({ admits = 'partner', roles }) => {
    if (!user.mfa) return 'MfaRequired'
    const isReviewer = user.appRoles.includes(reviewerAppRole)
    const hasRole = roles.some((role) => user.cspRoles.includes(role))
    const admitted = { partner: hasRole, reviewer: isReviewer, anyone: true }[admits]
    return admitted ? undefined : 'RoleNotAllowed'
  },
}))

const visitors = [...strangers, ...applications, ...users]
const everyRoute = Object.entries(allRoutes) as [string, Route][]

describe('who may call what', () => {
  let service: TestService
  const tokens = new Map<string, string | undefined>()
  before(async () => {
    service = await startTestService(undefined)
    for (const { who, token } of visitors) tokens.set(who, await token(service))
  })
  after(() => service.stop())

  it('the matrix has every route, and visitors of each kind', () => {
    assert.ok(everyRoute.length >= 13)
    assert.ok(visitors.length >= 14)
    for (const { who, refusal } of users) {
      assert.ok(
        everyRoute.some(([, route]) => refusal(route) !== undefined),
        who,
      )
    }
  })

  for (const [name, route] of everyRoute) {
    it(`${route.method} ${route.path} (${name})`, async () => {
      // Ids that exist for nobody: a visitor who is let in finds nothing and changes nothing.
      const path = route.path.replaceAll(/\{\w+\}/g, '6f0c3a52-0000-4000-8000-00000000aaaa')
      for (const { who, refusal } of visitors) {
        const token = tokens.get(who)
        const answer = await visit(service.url, route, path, token)
        const expected = refusal(route)
        if (expected === undefined) {
          assert.ok(!doors.has(answer.status), `${who} is let in, but got ${answer.status}`)
          assert.ok(answer.status < 500, `${who} got ${answer.status}`)
          continue
        }
        assert.equal(answer.status, errors[expected].status, `${who} at ${name}`)
        // Neither HEAD nor a missing second factor is answered with words.
        const words = route.method === 'HEAD' ? undefined : (answer.error ?? 'MfaRequired')
        assert.equal(words ?? expected, expected, `${who} at ${name}`)
      }
    })
  }

  it('one partner never sees or changes what is another one’s', async () => {
    const contoso = await service.userToken()
    const fabrikam = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const own = await service.call('GET', '/v1/customers', { token: fabrikam })
    assert.deepEqual(
      own.json.items.map(({ id }: { id: string }) => id),
      [customer('21')],
    )
    const codes = await service.call('GET', '/v1/customers/all/validations', { token: fabrikam })
    assert.deepEqual(
      codes.json.map(({ validationId }: { validationId: string }) => validationId),
      ['54321'],
    )
    for (const resource of ['', '/qualifications', '/validations']) {
      const path = `/v1/customers/${customer('10')}${resource}`
      assert.equal((await service.call('GET', path, { token: contoso })).status, 200)
      assert.equal((await service.call('GET', path, { token: fabrikam })).status, 404)
    }
    const path = `/v1/customers/${customer('01')}/qualifications`
    const body = { qualification: 'StateOwnedEntity' }
    assert.equal((await service.call('POST', path, { token: fabrikam, body })).status, 404)
    assert.deepEqual((await service.call('GET', path, { token: contoso })).json, [])
  })

  it('sales may write, and reading needs no more than any role', async () => {
    const path = `/v1/customers/${customer('02')}/qualifications`
    const body = { qualification: 'StateOwnedEntity' }
    const sales = await service.userToken('sales@contoso.onmicrosoft.com')
    assert.equal((await service.call('POST', path, { token: sales, body })).status, 201)
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    assert.deepEqual((await service.call('GET', path, { token: helpdesk })).json, [body])
    const app = await service.appToken()
    assert.deepEqual((await service.call('GET', path, { token: app })).json, [body])
  })
})

/** The statuses of the door itself. */
const doors = new Set([401, 403])

/** Calls without waiting for an answer that never ends, such as a stream of events. */
async function visit(url: string, route: Route, path: string, token: string | undefined) {
  const ending = new AbortController()
  const response = await fetch(`${url}${path}`, {
    method: route.method,
    headers: {
      accept: route.success.mediaType ?? 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(route.method !== 'GET' && route.method !== 'HEAD' && { body: '{}' }),
    signal: ending.signal,
  })
  const { status } = response
  if (status < 400) {
    ending.abort()
    return { status, error: undefined }
  }
  const text = await response.text()
  const error = text === '' ? undefined : (JSON.parse(text) as { errorName?: string }).errorName
  return { status, error }
}
