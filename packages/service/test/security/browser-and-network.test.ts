import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { findFreePort } from '../postgres/find-free-port.ts'
import { customer, contosoApp, contosoTenant, startTestService } from '../support/service.ts'
import type { TestService } from '../support/service.ts'

const path = `/v1/customers/${customer('01')}/qualifications`

describe('a stranger', () => {
  let service: TestService
  let token: string

  before(async () => {
    service = await startTestService(undefined)
    token = await service.userToken()
  })
  after(() => service.stop())

  it('cannot have another site read answers, or write with what a browser keeps', async () => {
    const origin = { origin: 'https://evil.example' }
    const preflight = {
      ...origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    const tried = [
      await fetch(`${service.url}${path}`, { method: 'OPTIONS', headers: preflight }),
      await fetch(`${service.url}${path}`, {
        headers: { ...origin, authorization: `Bearer ${token}` },
      }),
      await fetch(`${service.url}/dashboard.json`, { headers: origin }),
      await fetch(`${service.url}/sandbox/v1/journal`, { headers: origin }),
      await fetch(`${service.url}/${contosoTenant}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: origin,
        body: new URLSearchParams({ client_id: contosoApp }),
      }),
    ]
    for (const { headers, url } of tried) {
      assert.equal(headers.get('access-control-allow-origin'), null, url)
      assert.equal(headers.get('access-control-allow-credentials'), null, url)
    }
    // Nothing of the API rests on a cookie: a token alone says who calls.
    const headers = { ...origin, cookie: `authorization=Bearer ${token}; token=${token}` }
    assert.equal((await service.call('POST', path, { headers, body: {} })).status, 401)
  })

  it('cannot use the sandbox’s controls from another site', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      for (const [method, control] of [
        ['POST', 'reset'],
        ['POST', 'clock'],
        ['GET', 'journal'],
        ['PUT', 'faults'],
        ['POST', 'customers'],
      ] as const) {
        const answer = await service.call(method, `/sandbox/v1/${control}`, { headers: { origin } })
        assert.equal(answer.status, 403, `${control} from ${origin}`)
        assert.equal(answer.json.errorName, 'SiteNotAllowed')
        assert.ok(answer.json.description.includes(`The site ${origin} is not this sandbox`))
        assert.doesNotMatch(answer.json.description, /token/)
      }
    }
  })

  it('cannot have a name of its own lead to the sandbox', async () => {
    const ask = (host: string, place: string, method = 'GET') =>
      askWithHost(service.url, { host, place, method })
    const port = new URL(service.url).port
    const signIn = `/${contosoTenant}/oauth2/v2.0/token`
    for (const host of [`evil.example:${port}`, 'evil.example', 'localhost.evil.example', '?']) {
      for (const [method, place] of [
        ['GET', '/sandbox/v1/journal'],
        ['POST', '/sandbox/v1/reset'],
        ['POST', signIn],
        ['GET', path],
        ['GET', '/'],
      ] as const) {
        const { status, text } = await ask(host, place, method)
        assert.equal(status, 403, `${method} ${place} at ${host}: ${text}`)
        assert.match(text, /The site .* is not this sandbox.*--public-url/)
        assert.doesNotMatch(text, /token/)
      }
    }
    for (const host of [`localhost:${port}`, `partner.localhost`, '192.168.1.7:80', '[::1]:80']) {
      assert.equal((await ask(host, '/sandbox/v1/clock')).status, 200, host)
    }
  })

  it('may know a sandbox by the name that it was given, or that is not of loopback', async () => {
    const host = 'partner.example:8787'
    for (const options of [{ publicUrl: `https://${host}` }, { host: '0.0.0.0' }]) {
      const port = String(await findFreePort())
      const other = await startTestService(undefined, { ...options, port })
      const wanted = { host, place: '/sandbox/v1/clock', method: 'GET' }
      const { status } = await askWithHost(`http://127.0.0.1:${port}`, wanted)
      await other.stop()
      assert.equal(status, 200)
    }
  })

  it('is known by the Authorization header alone', async () => {
    for (const query of [`?access_token=${token}`, `?authorization=Bearer%20${token}`]) {
      const answer = await service.call('GET', path + query)
      assert.deepEqual([answer.status, answer.json.errorName], [401, 'PartnerTokenMissing'])
    }
    const headers = { 'x-authorization': `Bearer ${token}`, 'proxy-authorization': token }
    assert.equal((await service.call('GET', path, { headers })).status, 401)
  })

  it('does not get round the limit on guessing by naming other addresses', async () => {
    const guess = async (address: string) => {
      const response = await fetch(`${service.url}/${contosoTenant}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: {
          'x-forwarded-for': address,
          'x-real-ip': address,
          forwarded: `for=${address}`,
          'x-client-ip': address,
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: contosoApp,
          client_secret: `guess ${address}`,
          scope: 'https://api.partnercenter.microsoft.com/.default',
        }),
      })
      await response.body?.cancel()
      return response.status
    }
    const statuses: number[] = []
    for (let index = 0; index < 40 && statuses.at(-1) !== 429; index += 1) {
      statuses.push(await guess(`203.0.113.${index}`))
    }
    assert.equal(statuses.at(-1), 429, statuses.join())
    assert.ok(statuses.slice(0, -1).every((status) => status === 401))
  })

  it('learns nothing of what runs inside from an answer’s headers', async () => {
    for (const place of [path, '/healthz', '/nowhere', '/devicelogin', '/v1/customers/%']) {
      const { headers } = await fetch(service.url + place)
      for (const name of ['server', 'x-powered-by', 'x-runtime', 'via']) {
        assert.equal(headers.get(name), null, `${name} at ${place}`)
      }
    }
  })
})

/** Sends a request whose Host header says something of its own, which `fetch` does not allow. */
async function askWithHost(
  url: string,
  { host, method, place }: { host: string; method: string; place: string },
): Promise<{ status: number | undefined; text: string }> {
  const sent = request(url + place, { method, headers: { host } })
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, text: await readText(answer) }
}
