import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import type { RawAnswer } from '../wire/messages.ts'
import { draftCustomer, type Given } from './given.ts'
import type { Scenario } from './scenario.ts'

interface Sent {
  readonly method?: string
  readonly target: string
  readonly body?: string | Uint8Array
  readonly headers?: readonly (readonly [name: string, value: string])[]
}

/** A request as `Invoke-RestMethod` of PowerShell writes it. */
async function invoke(given: Given, { method = 'GET', target, body, headers = [] }: Sent) {
  return given.transport({
    method,
    target,
    headers: [
      ['Host', ''],
      ['User-Agent', 'Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0; en-US) PowerShell/7.5'],
      ['Authorization', `Bearer ${await given.userToken()}`],
      ['Accept-Encoding', 'gzip, deflate, br'],
      ...headers,
      ...(body === undefined ? [] : [['Content-Length', ''] as const]),
      ['Connection', 'close'],
    ],
    ...(body !== undefined && { body }),
  })
}

function refusedAs(answer: RawAnswer, status: number, code: number): { description: string } {
  assert.equal(answer.status, status, answer.body)
  const body = JSON.parse(answer.body) as { code: number; description: string }
  assert.equal(body.code, code, answer.body)
  return body
}

const json = [['Content-Type', 'application/json']] as const
const request = JSON.stringify({ Qualification: 'Education', Website: 'www.são-joão.example' })

/** Requests of scripts, which leave everything to PowerShell. */
export const powerShellScenarios: readonly Scenario[] = [
  {
    name: 'a body in ISO-8859-1, PowerShell’s own: refused, and nothing is kept',
    async run(given) {
      const id = await given.newCustomer()
      const target = `/v1/customers/${id}/qualifications`
      for (const type of ['application/json', 'application/json; charset=iso-8859-1']) {
        const headers = [['Content-Type', type]] as const
        const body = Buffer.from(request, 'latin1')
        const answer = await invoke(given, { method: 'POST', target, body, headers })
        assert.match(refusedAs(answer, 400, 800002).description, /UTF-8/)
        assert.doesNotMatch(answer.body, /\ufffd|joão/)
      }
      assert.equal((await invoke(given, { target })).body, '[]')
    },
  },
  {
    name: 'the same body in UTF-8 with a byte-order mark, as a file of a script: accepted',
    async run(given) {
      const target = `/v1/customers/${await given.newCustomer()}/qualifications`
      const body = `\uFEFF${request}`
      const answer = await invoke(given, { method: 'POST', target, body, headers: json })
      assert.equal(answer.status, 201, answer.body)
    },
  },
  {
    name: 'a compressed body: refused by the name of its encoding',
    async run(given) {
      const target = `/v1/customers/${await given.newCustomer()}/qualifications`
      const headers = [...json, ['Content-Encoding', 'gzip']] as const
      const body = gzipSync(request)
      const answer = await invoke(given, { method: 'POST', target, body, headers })
      assert.match(refusedAs(answer, 400, 800002).description, /gzip/)
    },
  },
  {
    name: 'empty text for members that nobody filled in: as if they were left out',
    async run(given) {
      const target = `/v1/customers/${await given.newCustomer()}/qualifications`
      const post = (qualification: string) =>
        invoke(given, {
          method: 'POST',
          target,
          headers: json,
          body: JSON.stringify({
            qualification,
            educationSegment: '',
            website: '',
            validationCode: '',
          }),
        })
      refusedAs(await post(''), 400, 800002)
      const answer = await post('Education')
      assert.equal(answer.status, 201, answer.body)
    },
  },
  {
    name: 'usage records of all customers: not found, since the word is no customer’s id',
    async run(given) {
      const answer = await invoke(given, { target: '/v1/customers/usagerecords' })
      refusedAs(answer, 404, 1000)
    },
  },
  {
    name: 'a list of entity tags, one of which is the current one',
    async run(given) {
      const target = `/v1/customers/${await given.newCustomer()}/profiles/billing`
      const read = await invoke(given, { target })
      const { attributes, ...profile } = JSON.parse(read.body) as { attributes: { etag: string } }
      const put = (tags: string) =>
        invoke(given, {
          method: 'PUT',
          target,
          headers: [...json, ['If-Match', tags]],
          body: JSON.stringify(profile),
        })
      refusedAs(await put('"x", W/"y"'), 400, 2055)
      const answer = await put(`"x", "${attributes.etag}"`)
      assert.equal(answer.status, 200, answer.body)
    },
  },
  {
    name: 'a link of a page behind /v1/, with a second slash',
    async run(given) {
      await given.newCustomer(draftCustomer().billing.companyName)
      const page = await invoke(given, { target: '/v1/customers?size=1' })
      const { next } = (
        JSON.parse(page.body) as {
          links: { next: { uri: string; headers: { key: string; value: string }[] } }
        }
      ).links
      assert.ok(next.uri.startsWith('/customers?'), next.uri)
      const headers = next.headers.map(({ key, value }) => [key, value] as const)
      const answer = await invoke(given, { target: `/v1/${next.uri}`, headers })
      assert.equal(answer.status, 200, answer.body)
    },
  },
  {
    name: 'a method that a path lacks: named with those that it has',
    async run(given) {
      const id = await given.newCustomer()
      const answer = await invoke(given, { method: 'OPTIONS', target: `/v1/customers/${id}` })
      refusedAs(answer, 405, 900141)
      assert.match(answer.headers.get('allow') ?? '', /GET.*PATCH|PATCH.*GET/)
    },
  },
]
