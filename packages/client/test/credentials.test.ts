import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  clientSecretCredential,
  createPartner,
  refreshTokenCredential,
  sandboxCredential,
  type AccessToken,
  type GetTokenOptions,
  type TokenCredential,
} from '../src/index.ts'
import { connect } from './connect.ts'
import { scriptedServer, type Received, type Reply } from './scripted-server.ts'

const scope = 'https://api.partnercenter.microsoft.com/.default'
const grant = (token: string, extra: object = {}): Reply => ({
  body: { token_type: 'Bearer', expires_in: 3600, access_token: token, ...extra },
})
const formOf = (request: Received | undefined) =>
  Object.fromEntries(new URLSearchParams(request?.body))

function clientSecret(authority: string, clock = { now: 0 }) {
  return clientSecretCredential({
    authority,
    tenant: 'contoso.onmicrosoft.com',
    clientId: 'app',
    clientSecret: 'secret',
    now: () => clock.now,
  })
}

function refresh(authority: string, onRotate?: (token: string) => void | Promise<void>) {
  const tenant = 'contoso.onmicrosoft.com'
  return refreshTokenCredential({
    authority,
    tenant,
    clientId: 'app',
    refreshToken: 'first',
    onRotate,
  })
}

describe('the requests of our credentials', () => {
  it('signs in as the application', async () => {
    await using server = await scriptedServer([grant('a')])
    const token = await clientSecret(server.url, { now: 1000 }).getToken(scope)
    assert.deepEqual(token, { token: 'a', expiresOnTimestamp: 3_601_000 })
    const { method, url, headers } = server.received[0]!
    assert.equal(`${method} ${url}`, 'POST /contoso.onmicrosoft.com/oauth2/v2.0/token')
    assert.match(headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/)
    assert.deepEqual(formOf(server.received[0]), {
      client_id: 'app',
      grant_type: 'client_credentials',
      client_secret: 'secret',
      scope,
    })
  })

  it('signs in as a user', async () => {
    await using server = await scriptedServer([grant('a')])
    await refresh(server.url).getToken([scope])
    assert.deepEqual(formOf(server.received[0]), {
      client_id: 'app',
      grant_type: 'refresh_token',
      refresh_token: 'first',
      scope: `${scope} offline_access`,
    })
  })

  it('signs in to a sandbox as one of its users', async () => {
    await using server = await scriptedServer([grant('a'), grant('b')])
    await sandboxCredential(undefined, { baseUrl: server.url }).getToken(scope)
    await sandboxCredential('admin@fabrikam.onmicrosoft.com', { baseUrl: server.url }).getToken(
      scope,
    )
    const [contoso, fabrikam] = server.received
    assert.equal(contoso?.url, '/contoso.onmicrosoft.com/oauth2/v2.0/token')
    assert.equal(formOf(contoso)['refresh_token'], 'sandbox-refresh:admin@contoso.onmicrosoft.com')
    assert.equal(formOf(contoso)['client_id'], 'c0de0000-0000-4000-8000-00000000c1c1')
    assert.equal(fabrikam?.url, '/fabrikam.onmicrosoft.com/oauth2/v2.0/token')
  })

  it('uses and hands over each new refresh token', async () => {
    await using server = await scriptedServer([
      grant('a', { refresh_token: 'second' }),
      grant('b', { refresh_token: 'second' }),
    ])
    const stored: string[] = []
    const credential = refresh(server.url, async (token) => {
      await Promise.resolve()
      stored.push(token)
    })
    await credential.getToken(scope)
    assert.deepEqual(stored, ['second'])
    await credential.getToken(scope, { rejectedToken: 'a' })
    assert.equal(formOf(server.received[1])['refresh_token'], 'second')
    assert.deepEqual(stored, ['second'])
  })

  it('never uses one refresh token twice at once', async () => {
    await using server = await scriptedServer([
      grant('a', { refresh_token: 'second' }),
      grant('b', { refresh_token: 'third' }),
    ])
    const credential = refresh(server.url)
    await Promise.all([credential.getToken('one'), credential.getToken('two')])
    const used = server.received.map((request) => formOf(request)['refresh_token'])
    assert.deepEqual(used, ['first', 'second'])
  })

  it('gives no access token whose refresh token could not be stored', async () => {
    await using server = await scriptedServer([grant('a', { refresh_token: 'second' })])
    const credential = refresh(server.url, () => Promise.reject(new Error('disk full')))
    await assert.rejects(credential.getToken(scope), { message: 'disk full' })
  })
})

describe('what is kept', () => {
  it('asks once for a token that lasts, and again shortly before its end', async () => {
    await using server = await scriptedServer([grant('a'), grant('b')])
    const clock = { now: 0 }
    const credential = clientSecret(server.url, clock)
    assert.equal((await credential.getToken(scope))?.token, 'a')
    clock.now = 3_539_999
    assert.equal((await credential.getToken(scope))?.token, 'a')
    clock.now = 3_540_000
    assert.equal((await credential.getToken(scope))?.token, 'b')
    assert.equal(server.received.length, 2)
  })

  it('uses a short-lived token for most of its life', async () => {
    await using server = await scriptedServer([grant('a', { expires_in: '5' }), grant('b')])
    const clock = { now: 0 }
    const credential = clientSecret(server.url, clock)
    await credential.getToken(scope)
    clock.now = 4499
    assert.equal((await credential.getToken(scope))?.token, 'a')
    clock.now = 4500
    assert.equal((await credential.getToken(scope))?.token, 'b')
  })

  it('lets concurrent calls share one request, of several partners too', async () => {
    await using server = await scriptedServer(({ method }) =>
      method === 'POST' ? grant('a') : { body: [] },
    )
    const credential = refresh(server.url)
    const partners = [connect(server.url, { credential }), connect(server.url, { credential })]
    await Promise.all([...partners, ...partners].map(({ partner }) => partner.validations.codes()))
    assert.equal(server.received.filter(({ method }) => method === 'POST').length, 1)
  })

  it('leaves the request running for the others when one caller leaves', async () => {
    const token = Promise.withResolvers<AccessToken>()
    const credential: TokenCredential = { getToken: () => token.promise }
    await using server = await scriptedServer([{ body: [] }])
    const { partner } = connect(server.url, { credential })
    const stop = new AbortController()
    const left = partner.validations.codes({ signal: stop.signal })
    const stayed = partner.validations.codes()
    stop.abort()
    await assert.rejects(left, { name: 'AbortError' })
    token.resolve({ token: 'a', expiresOnTimestamp: Infinity })
    assert.deepEqual(await stayed, [])
  })
})

describe('a token that the service refuses', () => {
  it('is replaced once', async () => {
    await using server = await scriptedServer([
      grant('old'),
      { status: 401 },
      grant('new'),
      { body: [] },
    ])
    const { partner, waits } = connect(server.url, { credential: refresh(server.url) })
    assert.deepEqual(await partner.validations.codes(), [])
    const [, first, , second] = server.received
    assert.equal(first?.headers.authorization, 'Bearer old')
    assert.equal(second?.headers.authorization, 'Bearer new')
    assert.equal(first?.headers['ms-requestid'], second?.headers['ms-requestid'])
    assert.deepEqual(waits, [])
  })

  it('is not replaced again and again', async () => {
    let count = 0
    await using server = await scriptedServer(({ method }) => {
      count += 1
      return method === 'POST' ? grant(String(count)) : { status: 401, reason: 'MFA required' }
    })
    const { partner } = connect(server.url, { credential: refresh(server.url) })
    await assert.rejects(partner.validations.codes(), { status: 401, message: 'MFA required' })
    assert.equal(server.received.length, 4)
  })

  it('is replaced by one request for all calls that it failed', async () => {
    let tokens = 0
    await using server = await scriptedServer(({ method, headers }) => {
      if (method === 'POST') return grant(`t${(tokens += 1)}`)
      return headers.authorization === 'Bearer t1' ? { status: 401 } : { body: [] }
    })
    const { partner } = connect(server.url, { credential: refresh(server.url) })
    await Promise.all([1, 2, 3].map(() => partner.validations.codes()))
    assert.equal(tokens, 2)
  })

  it('is final when the credential has no other', async () => {
    await using server = await scriptedServer([{ status: 401 }])
    await assert.rejects(connect(server.url).partner.validations.codes(), { status: 401 })
    assert.equal(server.received.length, 1)
  })
})

describe('signing in fails', () => {
  it('with the words of the token endpoint', async () => {
    const body = {
      error: 'invalid_grant',
      error_description: 'AADSTS70008: The refresh token has expired.',
      error_codes: [70008],
      correlation_id: 'c-1',
    }
    await using server = await scriptedServer([{ status: 400, body }])
    const { partner, waits } = connect(server.url, { credential: refresh(server.url) })
    await assert.rejects(partner.validations.codes(), {
      name: 'PartnerError',
      category: 'Unauthorized',
      status: 400,
      errorName: 'invalid_grant',
      code: 70008,
      message: body.error_description,
      correlationId: 'c-1',
      retryable: false,
    })
    assert.deepEqual(waits, [])
    assert.equal(server.received.length, 1)
  })

  it('in passing, and the call is repeated', async () => {
    await using server = await scriptedServer([{ status: 503 }, 'reset', grant('a'), { body: [] }])
    const { partner, waits } = connect(server.url, { credential: refresh(server.url) })
    assert.deepEqual(await partner.validations.codes(), [])
    assert.deepEqual(waits, [500, 1500])
  })

  it('when the answer has no token', async () => {
    await using server = await scriptedServer([{ body: '<html>' }])
    await assert.rejects(clientSecret(server.url).getToken(scope), { category: 'ResponseParsing' })
  })

  it('when another credential throws or gives nothing', async () => {
    const cause = new Error('az login')
    const throwing: TokenCredential = { getToken: () => Promise.reject(cause) }
    await assert.rejects(
      connect('http://127.0.0.1:1', { credential: throwing }).partner.validations.codes(),
      { category: 'Unauthorized', status: undefined, message: /az login/, cause },
    )
    const empty: TokenCredential = { getToken: () => Promise.resolve(null) }
    await assert.rejects(
      connect('http://127.0.0.1:1', { credential: empty }).partner.validations.codes(),
      { category: 'Unauthorized', message: /no token/ },
    )
  })
})

describe('another credential', () => {
  it('is asked for the cloud’s scope with a signal, as Azure’s are', async () => {
    const asked: [string | string[], GetTokenOptions | undefined][] = []
    await using server = await scriptedServer(() => ({ body: [] }))
    const { partner } = connect(server.url, {
      credential: {
        getToken(scopes, options) {
          asked.push([scopes, options])
          return Promise.resolve({ token: 'a', expiresOnTimestamp: Infinity })
        },
      },
    })
    await partner.validations.codes()
    await partner.validations.codes()
    assert.equal(asked.length, 1)
    assert.deepEqual(asked[0]?.[0], [scope])
    assert.ok(asked[0]?.[1]?.abortSignal instanceof AbortSignal)
  })
})

describe('http', () => {
  const refused = [
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'ftp://localhost',
    'localhost:8787',
    '',
  ]
  for (const address of refused) {
    it(`is refused for ${JSON.stringify(address)}`, () => {
      const credential = sandboxCredential()
      assert.throws(() => createPartner({ credential, baseUrl: address }), TypeError)
      assert.throws(() => clientSecret(address), TypeError)
      assert.throws(() => refresh(address), TypeError)
    })
  }

  const allowed = [
    'http://127.0.0.1:8787',
    'http://127.1.2.3',
    'http://localhost:1',
    'http://accredit.localhost',
    'http://[::1]:8787',
    'https://login.microsoftonline.com',
  ]
  for (const address of allowed) {
    it(`is no question for ${address}`, () => {
      assert.doesNotThrow(() => createPartner({ credential: refresh(address), baseUrl: address }))
    })
  }

  it('says what to do instead', () => {
    assert.throws(() => refresh('http://api.example.com'), /authority is http:\/\/api.*https/)
  })
})
