import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPartner } from '@accredit/client'
import { openDirectly } from '../main/support/direct-database.ts'
import { mintToken } from '../main/support/mint-token.ts'
import { contosoTenant, customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const reviewers = 'c0de0000-0000-4000-8000-00000000d001'
const enough = { timeout: 30_000 }

interface Stream {
  readonly status: number
  readonly headers: Headers
  /** The whole text, once the service ends it. */
  readonly ended: Promise<string>
  readonly isOpen: () => boolean
  close(): void
}

async function open({ url }: TestService, token: string): Promise<Stream> {
  const closing = new AbortController()
  const { signal } = closing
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
  const response = await fetch(`${url}/accredit/v1/events/stream`, { headers, signal })
  let isOpen = response.ok
  const ended = response.text().finally(() => (isOpen = false))
  ended.catch(() => undefined)
  return {
    status: response.status,
    headers: response.headers,
    ended,
    isOpen: () => isOpen,
    close: () => closing.abort(),
  }
}

/** Waits for the end of a stream, but not for a minute. */
async function endOf({ ended }: Stream): Promise<number> {
  const begun = Date.now()
  await ended
  return Date.now() - begun
}

onEveryStore('a stream of events', (makeStorage) => {
  it('ends when the role of its user is taken away, and no other does', enough, async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    const losing = [await open(service, helpdesk), await open(service, helpdesk)]
    const staying = await open(service, await service.userToken())
    await using database = await openDirectly(storage)
    await database.query(
      `update member set csp_roles = '[]' where user_principal_name like 'helpdesk@%'`,
    )
    for (const stream of losing) {
      // Twice the time that the service has, because test machines are slow.
      // oxlint-disable-next-line no-await-in-loop -- both end
      assert.ok((await endOf(stream)) < 10_000)
    }
    assert.ok(staying.isOpen())
    staying.close()
    const refused = await open(service, helpdesk)
    assert.equal(refused.status, 403)
  })
})

describe('a stream of events', () => {
  it('ends when its token does', enough, async () => {
    await using service = await startTestService(undefined)
    const exp = Math.floor(Date.now() / 1000) + 3
    const stream = await open(service, await mintToken(service, { claims: { exp } }))
    const staying = await open(service, await mintToken(service))
    const text = await stream.ended
    assert.match(text, /^retry: \d+\nid: \d+\n\n/)
    assert.ok(Date.now() >= exp * 1000 - 50)
    assert.ok(staying.isOpen())
    staying.close()
  })

  it(
    'tells a client, which takes a fresh token and misses nothing, and nothing twice',
    enough,
    async () => {
      await using service = await startTestService(undefined)
      const tokens: string[] = []
      const partner = createPartner({
        baseUrl: service.url,
        credential: {
          async getToken() {
            // The first two end soon, the third does not.
            const now = Math.floor(Date.now() / 1000)
            const exp = now + (tokens.length < 2 ? 3 : 3600)
            const token = await mintToken(service, { claims: { exp, jti: String(tokens.length) } })
            tokens.push(token)
            return { token, expiresOnTimestamp: exp * 1000 }
          },
        },
      })
      const ended = new AbortController()
      const { signal } = ended
      const seen: string[] = []
      const wanted = ['03', '01', '02', '04', '06'].map(customer)
      const ask = async (customerId: string) => {
        const path = `/v1/customers/${customerId}/qualifications`
        const token = await service.userToken()
        const body = { qualification: 'StateOwnedEntity' }
        const answer = await service.call('POST', path, { token, body })
        assert.equal(answer.status, 201)
      }
      const states: string[] = []
      const asked: Promise<void>[] = []
      const onConnection = (state: 'open' | 'lost') => {
        states.push(state)
        // Before its first event, between two connections, and in the next one.
        const next = wanted[states.length - 1]
        if (next !== undefined && states.length > 1) asked.push(ask(next))
      }
      const requested = wanted.slice(1)
      for await (const { type, data } of partner.events.subscribe({ signal, onConnection })) {
        if (type !== 'qualification.requested') continue
        const { customerId } = data
        seen.push(customerId)
        if (seen.length === requested.length) ended.abort()
      }
      await Promise.all(asked)
      assert.deepEqual(seen.toSorted(), requested.toSorted())
      assert.deepEqual(states.slice(0, 5), ['open', 'lost', 'open', 'lost', 'open'])
      assert.equal(tokens.length, 3)
    },
  )

  it('is one of eight at most for a user, whatever the user is called', enough, async () => {
    await using service = await startTestService(undefined)
    const tokens = await Promise.all(
      ['ada@contoso.test', 'ADA@contoso.test'].map((upn) =>
        mintToken(service, { claims: { upn } }),
      ),
    )
    const streams = await Promise.all(
      Array.from({ length: 8 }, (_, index) => open(service, tokens[index % 2] ?? '')),
    )
    assert.deepEqual(new Set(streams.map(({ status }) => status)), new Set([200]))
    const refused = await open(service, tokens[0] ?? '')
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '10')
    assert.deepEqual(JSON.parse(await refused.ended), {
      statusCode: 429,
      message:
        'Too many event streams are open: one user may hold 8. Close one, or try again in 10 seconds.',
    })
    const other = await open(service, await mintToken(service, { user: 'a102' }))
    assert.equal(other.status, 200)
    streams[0]?.close()
    let again = await open(service, tokens[1] ?? '')
    while (again.status === 429) {
      // oxlint-disable-next-line no-await-in-loop -- the service hears of the end a moment later
      again = await open(service, tokens[1] ?? '')
    }
    assert.equal(again.status, 200)
    for (const stream of [...streams, other, again]) stream.close()
  })

  it('is one of 64 at most for a partner', enough, async () => {
    await using service = await startTestService(undefined)
    const mint = (user: number) =>
      mintToken(service, {
        tenant: reviewers,
        user: `e${user}`,
        claims: { roles: ['Vetting.Review'] },
      })
    const tokens = await Promise.all(Array.from({ length: 9 }, (_, user) => mint(user)))
    const streams = await Promise.all(
      Array.from({ length: 64 }, (_, index) => open(service, tokens[index % 8] ?? '')),
    )
    assert.deepEqual(new Set(streams.map(({ status }) => status)), new Set([200]))
    const refused = await open(service, tokens[8] ?? '')
    assert.equal(refused.status, 429)
    assert.match(await refused.ended, /one partner may hold 64\./)
    const other = await open(service, await mintToken(service, { tenant: contosoTenant }))
    assert.equal(other.status, 200)
    for (const stream of [...streams, other]) stream.close()
  })
})
