import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { RawAnswer } from '../wire/messages.ts'
import { unique, type Given } from './given.ts'
import { present, type Scenario } from './scenario.ts'

/** A request as the documentation prints it: four headers beside the token, and nothing else. */
interface Printed {
  readonly method?: string
  readonly target: string
  readonly body?: string
  readonly headers?: readonly (readonly [string, string])[]
}

async function send(given: Given, printed: Printed): Promise<RawAnswer> {
  const { method = 'GET', target, body, headers = [] } = printed
  return given.transport({
    method,
    target,
    headers: [
      ['Authorization', `Bearer ${await given.userToken()}`],
      ['Accept', 'application/json'],
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
      ['MS-CorrelationId', randomUUID()],
      ['MS-RequestId', randomUUID()],
      ...headers,
      ['Host', ''],
      ...(body === undefined ? [] : [['Content-Length', ''] as const]),
      ['Connection', 'close'],
    ],
    ...(body !== undefined && { body }),
  })
}

const day = 86_400_000
const qualifications = (id: string, query = '') => `/v1/customers/${id}/qualifications${query}`
const bodyOf = (qualification: string) => `{\r\n    "Qualification": "${qualification}"\r\n}`

/** Requests of the documentation and of older SDKs. */
export const documentedScenarios: readonly Scenario[] = [
  {
    name: 'the official sample that removes delegated administration, and the customer stays',
    async run(given) {
      const id = await given.newCustomer()
      const body = JSON.stringify({
        Id: null,
        CommerceId: null,
        CompanyProfile: null,
        BillingProfile: null,
        RelationshipToPartner: 'unknown',
        AllowDelegatedAccess: false,
        UserCredentials: null,
        CustomDomains: null,
        AssociatedPartnerId: null,
        Attributes: { ObjectType: 'Customer' },
      })
      const answer = await send(given, { method: 'PATCH', target: `/v1/customers/${id}`, body })
      assert.equal(answer.status, 200, answer.body)
      const read = await (await given.dotNet()).getCustomer(id)
      assert.equal(read?.id, id)
      assert.equal(read.allowDelegatedAccess, false)
    },
  },
  {
    name: 'the address at which a customer accepts the partner',
    async run(given) {
      const answer = await send(given, { target: '/v1/customers/relationshiprequests' })
      assert.equal(answer.status, 200, answer.body)
      assert.ok(URL.canParse(JSON.parse(answer.body).url))
    },
  },
  {
    name: 'a customer in Brazil, as PowerShell creates it: refused without its registration number',
    async run(given) {
      const draft = (number: string | null) => ({
        CompanyProfile: {
          Domain: `${unique()}.onmicrosoft.com`,
          OrganizationRegistrationNumber: number,
        },
        BillingProfile: {
          Email: 'escola@example.com.br',
          Culture: 'pt-BR',
          Language: 'pt-BR',
          CompanyName: 'Escola São João',
          DefaultAddress: {
            Country: 'BR',
            City: 'São Paulo',
            State: 'SP',
            AddressLine1: 'Rua da Reitoria 374',
            PostalCode: '05508-220',
            PhoneNumber: '1130910000',
          },
        },
      })
      const create = (number: string | null) =>
        send(given, {
          method: 'POST',
          target: '/v1/customers',
          body: JSON.stringify(draft(number)),
        })
      const bare = await create(null)
      assert.equal(JSON.parse(bare.body).code, 600049, bare.body)
      const whole = await create('12.345.678/0001-99')
      assert.equal(whole.status, 201, whole.body)
    },
  },
  {
    name: 'the printed request for Education, with a code that means nothing there',
    async run(given) {
      const id = await given.newCustomer()
      const answer = await send(given, {
        method: 'POST',
        target: qualifications(id, '?code=NotRealCode'),
        body: bodyOf('Education'),
      })
      assert.equal(answer.status, 201, answer.body)
      const { vettingCreateDate, ...rest } = JSON.parse(answer.body) as Record<string, string>
      assert.deepEqual(rest, { qualification: 'Education', vettingStatus: 'InReview' })
      assert.match(vettingCreateDate ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    },
  },
  {
    name: 'the printed request for GovernmentCommunityCloud, its code in the query',
    async run(given) {
      const codes = await (await given.dotNet()).getValidationCodes()
      const code = present(
        codes?.find(({ remainingCreates }) => remainingCreates !== 0),
        'a validation code with creates left',
      )
      const id = await given.newCustomer()
      const answer = await send(given, {
        method: 'POST',
        target: qualifications(id, `?code=${code.validationId}`),
        body: bodyOf('GovernmentCommunityCloud'),
      })
      assert.equal(answer.status, 201, answer.body)
    },
  },
  {
    name: 'every day that is written for the activity log, and no other',
    async run(given) {
      const at = new Date(Date.now() - 30 * day)
      const iso = at.toISOString().slice(0, 10)
      const [year = '', month = '', date = ''] = iso.split('-')
      const short = `${Number(month)}/${Number(date)}/${year}`
      const ordinal = Math.floor((at.getTime() - Date.UTC(Number(year), 0, 1)) / day) + 1
      const good = [
        iso,
        `${month}/${date}/${year}%2000:00:00`,
        `${short}%2012:00:00%20AM`,
        `${short}+12:00:00+AM`,
        `${year}-${month}-${String(ordinal).padStart(2, '0')}`,
      ]
      const bad = [`${date}.${month}.${year}`, 'yesterday', `${year}-13-01`, `${year}-${month}-367`]
      for (const [dates, status] of [
        [good, 200],
        [bad, 400],
      ] as const) {
        for (const text of dates) {
          const answer = await send(given, { target: `/v1/auditrecords?startDate=${text}` })
          assert.equal(answer.status, status, `${text}: ${answer.body}`)
          if (status === 400) assert.equal(JSON.parse(answer.body).code, 800_002)
        }
      }
    },
  },
  {
    name: 'the older API with an ordinal, a snake-case name and an object',
    async run(given) {
      for (const body of ['1', '"education"', '"Education"', '{"Qualification":"Education"}']) {
        const id = await given.newCustomer()
        const target = `/v1/customers/${id}/qualification`
        const answer = await send(given, { method: 'PUT', target, body })
        assert.equal(answer.status, 200, `${body}: ${answer.body}`)
        assert.equal(answer.body, '"education"')
      }
    },
  },
  {
    name: 'an etag in the header, and a path in other case with a slash at its end',
    async run(given) {
      const id = await given.newCustomer()
      const target = `/v1/Customers/${id.toUpperCase()}/profiles/Billing/`
      const read = await send(given, { target })
      assert.equal(read.status, 200, read.body)
      const profile = JSON.parse(read.body) as { attributes: { etag: string } }
      const etag = profile.attributes.etag
      const put = (ifMatch: string) =>
        send(given, {
          method: 'PUT',
          target,
          headers: [['If-Match', ifMatch]],
          body: JSON.stringify({ ...profile, attributes: { etag: 'something else' } }),
        })
      assert.equal((await put('"0"')).status, 400)
      assert.equal((await put(`"${etag}"`)).status, 200)
    },
  },
]
