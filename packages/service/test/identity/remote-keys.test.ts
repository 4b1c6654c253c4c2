import { generateSigningKey } from '../../src/identity/issuer/generate-signing-key.ts'
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { fastify } from 'fastify'
import { createAuthenticator } from '../../src/identity/authenticate.ts'
import { openSigningKeys, type StoredSigningKey } from '../../src/identity/issuer/signing-keys.ts'
import { createRemoteKeys } from '../../src/identity/remote-keys.ts'
import { Refused } from '../../src/rules/refusal.ts'

const [first, second] = await Promise.all([generateSigningKey(), generateSigningKey()])

/** Serves a key set that a test changes or breaks, and counts how often it is read. */
async function serveKeys(t: TestContext, ...stored: [StoredSigningKey, ...StoredSigningKey[]]) {
  const server = { keys: stored, broken: undefined as object | undefined, reads: 0, url: '' }
  const app = fastify()
  app.get('/keys', async (_request, reply) => {
    server.reads += 1
    if (server.broken !== undefined) return reply.send(server.broken)
    return (await openSigningKeys(server.keys)).published()
  })
  server.url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/keys`
  t.after(() => app.close())
  return server
}

/** Fails a test whose keys cannot be read. */
function report(error: unknown): void {
  throw error
}

/** Waits until something holds that another task brings about. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    // oxlint-disable-next-line no-await-in-loop -- that is what waiting is
    await new Promise((resolve) => {
      setTimeout(resolve, 2)
    })
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Refused && error.refusal.error === 'ServiceUnavailable'
}

test('known keys are answered at once, after one read', async (t) => {
  const server = await serveKeys(t, first, second)
  const keys = createRemoteKeys({ url: server.url, now: () => 0, report })
  const [one, two] = await Promise.all([
    keys.find(first.kid, 'RS256'),
    keys.find(second.kid, 'RS256'),
  ])
  assert.equal(one?.type, 'public')
  assert.equal(two?.type, 'public')
  assert.equal(keys.find(first.kid, 'RS256'), one)
  assert.equal(keys.find(first.kid, 'HS256'), undefined)
  assert.equal(server.reads, 1)
})

test('an unknown key id makes one read, and none before the cooldown is over', async (t) => {
  const server = await serveKeys(t, first)
  const clock = { now: 0 }
  const keys = createRemoteKeys({ url: server.url, now: () => clock.now, report })
  await keys.find(first.kid, 'RS256')
  server.keys = [second, first]
  assert.equal(await keys.find(second.kid, 'RS256'), undefined)
  assert.equal(server.reads, 1)
  clock.now = 25_000
  const before = keys.generation
  assert.equal((await keys.find(second.kid, 'RS256'))?.type, 'public')
  assert.equal(server.reads, 2)
  assert.notEqual(keys.generation, before)
  assert.equal(await keys.find('nobody', 'RS256'), undefined)
  assert.equal(server.reads, 2)
})

test('stale keys are read again in the background, and a key that was withdrawn goes', async (t) => {
  const server = await serveKeys(t, first, second)
  const clock = { now: 0 }
  const keys = createRemoteKeys({ url: server.url, now: () => clock.now, report })
  await keys.find(first.kid, 'RS256')
  const before = keys.generation
  server.keys = [second]
  clock.now = 240_000
  assert.ok(!(keys.find(first.kid, 'RS256') instanceof Promise))
  await until(() => keys.generation !== before)
  assert.equal(await keys.find(first.kid, 'RS256'), undefined)
})

/** Use of a token, in seconds after the keys were read and one of them removed. */
const uses: [how: string, seconds: readonly number[]][] = [
  ['every minute', Array.from({ length: 10 }, (_, minute) => minute * 60)],
  ['just before each time when it is verified again', [0, 239, 299, 538, 598]],
  ['not at all for hours', [0, 7200]],
]
for (const [how, seconds] of uses) {
  test(`a token counts for ten minutes at most after its key was removed (used ${how})`, async (t) => {
    const server = await serveKeys(t, first, second)
    const { sign } = await openSigningKeys(server.keys)
    const clock = { now: Date.now() }
    const read = clock.now
    const authenticator = createAuthenticator({
      issuers: () => ['https://login.test/{tenantid}/'],
      keys: createRemoteKeys({ url: server.url, now: () => clock.now, report }),
      isTrustedTenant: () => true,
      now: () => clock.now,
    })
    const tid = 'c0de0000-0000-4000-8000-00000000a001'
    const token = await sign({
      tid,
      iss: `https://login.test/${tid}/`,
      aud: 'api',
      oid: '6f0c3a52-0000-4000-8000-000000000302',
      appid: 'something',
      exp: read / 1000 + 90_000,
    })
    const isAccepted = async () => {
      try {
        await authenticator.authenticate(`Bearer ${token}`)
        return true
      } catch (error) {
        assert.ok(error instanceof Refused && error.refusal.error === 'AccessDenied')
        return false
      }
    }
    assert.ok(await isAccepted())
    server.keys = [second]
    for (const after of seconds) {
      clock.now = read + after * 1000
      // oxlint-disable-next-line no-await-in-loop -- each use is a moment of its own
      const accepted = await isAccepted()
      if (after > 600) assert.ok(!accepted, `${after} s`)
    }
    clock.now = read + 600_001
    if ((seconds.at(-1) ?? 0) < 600) assert.ok(!(await isAccepted()), '600 s')
  })
}

test('a clock that is put back keeps no new key away', async (t) => {
  const server = await serveKeys(t, first)
  const clock = { now: 3_600_000 }
  const keys = createRemoteKeys({ url: server.url, now: () => clock.now, report })
  await keys.find(first.kid, 'RS256')
  clock.now = 0
  server.keys = [second]
  assert.equal((await keys.find(second.kid, 'RS256'))?.type, 'public')
})

test('noise with unknown key ids keeps a new key away for half a minute at most', async (t) => {
  const server = await serveKeys(t, first)
  const clock = { now: 0 }
  const keys = createRemoteKeys({ url: server.url, now: () => clock.now, report })
  await keys.find('noise', 'RS256')
  server.keys = [second, first]
  for (; clock.now < 25_000; clock.now += 100) {
    // oxlint-disable-next-line no-await-in-loop -- noise comes one after the other
    assert.equal(await keys.find(`noise ${clock.now}`, 'RS256'), undefined)
  }
  assert.equal(server.reads, 1)
  // A read may take five seconds more.
  assert.equal((await keys.find(second.kid, 'RS256'))?.type, 'public')
})

test('an unchanged key set does not change the generation', async (t) => {
  const server = await serveKeys(t, first)
  const clock = { now: 0 }
  const keys = createRemoteKeys({ url: server.url, now: () => clock.now, report })
  await keys.find(first.kid, 'RS256')
  const before = keys.generation
  clock.now = 700_000
  await keys.find('nobody', 'RS256')
  assert.equal(server.reads, 2)
  assert.equal(keys.generation, before)
})

test('while the issuer cannot be reached, known keys work and others are not decided', async (t) => {
  const server = await serveKeys(t, first)
  const clock = { now: 0 }
  const problems: unknown[] = []
  let reachable = true
  const keys = createRemoteKeys({
    url: server.url,
    now: () => clock.now,
    fetch: async (url, init) => {
      if (!reachable) throw new TypeError('fetch failed')
      return fetch(url, init)
    },
    report: (error) => problems.push(error),
  })
  await keys.find(first.kid, 'RS256')
  reachable = false
  clock.now = 3_600_000
  assert.equal((await keys.find(first.kid, 'RS256'))?.type, 'public')
  assert.equal(problems.length, 1)
  assert.ok(!(keys.find(first.kid, 'RS256') instanceof Promise))
  await assert.rejects(async () => keys.find('new', 'RS256'), isUnavailable)
  assert.equal(problems.length, 1, 'the cooldown holds')

  clock.now = 86_400_001
  await assert.rejects(async () => keys.find(first.kid, 'RS256'), isUnavailable)
  reachable = true
  clock.now += 30_000
  assert.equal((await keys.find(first.kid, 'RS256'))?.type, 'public')
})

test('an answer without a usable key is no key set', async (t) => {
  const server = await serveKeys(t, first)
  const clock = { now: 0 }
  const problems: unknown[] = []
  const keys = createRemoteKeys({
    url: server.url,
    now: () => clock.now,
    report: (error) => problems.push(error),
  })
  await keys.find(first.kid, 'RS256')
  const { n, e } = second
  const useless = [
    {},
    { keys: [] },
    { keys: [{ kty: 'oct', kid: second.kid, k: 'c2VjcmV0' }] },
    { keys: [{ kty: 'RSA', kid: second.kid, n, e, use: 'enc' }] },
    { keys: [{ kty: 'RSA', kid: second.kid, n, e, alg: 'PS256' }] },
    { keys: [{ kty: 'RSA', n, e }] },
  ]
  for (const document of useless) {
    server.broken = document
    clock.now += 30_000
    // oxlint-disable-next-line no-await-in-loop
    await assert.rejects(async () => keys.find(second.kid, 'RS256'), isUnavailable)
  }
  assert.equal(problems.length, useless.length)
  assert.ok(!(keys.find(first.kid, 'RS256') instanceof Promise))
})

test('before any key is known, an unreachable issuer is told as such', async () => {
  const keys = createRemoteKeys({
    url: 'http://127.0.0.1:1/keys',
    now: () => 0,
    fetch: async () => {
      throw new TypeError('fetch failed')
    },
    report: () => undefined,
  })
  await assert.rejects(async () => keys.find('any', 'RS256'), isUnavailable)
})
