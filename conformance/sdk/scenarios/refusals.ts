import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { watch } from '../wire/troubled-transport.ts'
import { categories, refused, type SharedScenario } from './scenario.ts'

/** Refusals of every shape, as a program sees them. */
export const refusalScenarios: readonly SharedScenario[] = [
  {
    name: 'is told that its token is missing or not accepted',
    async run(connect, { newCustomer }) {
      const id = await newCustomer()
      const without = await connect({ token: '' })
      await refused(without.getCustomer(id), categories.unauthorized, '800001')
      const wrong = await connect({ token: 'abc.def.ghi' })
      await refused(wrong.getCustomer(id), categories.unauthorized, '400')
    },
  },
  {
    name: 'sees the reason phrase where a second factor is missing, since there is no body',
    async run(connect, { target, newCustomer }) {
      if (!target.tokenWithoutMfa) return
      const id = await newCustomer()
      const sdk = await connect({ token: await target.tokenWithoutMfa() })
      const fault = await refused(sdk.getCustomer(id), categories.unauthorized, undefined)
      assert.equal(fault.message, 'Unauthorized - MFA required')
    },
  },
  {
    name: 'is told that a customer is unknown, whoever else may have it',
    async run(connect, { target, newCustomer }) {
      const unknown = randomUUID()
      const fault = await refused(
        (await connect()).getCustomer(unknown),
        categories.notFound,
        '60003',
      )
      assert.match(fault.message, new RegExp(unknown))
      if (!target.otherPartnerToken) return
      const id = await newCustomer()
      const stranger = await connect({ token: await target.otherPartnerToken() })
      await refused(stranger.getCustomer(id), categories.notFound, '60003')
      await refused(stranger.getBillingProfile(id), categories.notFound, '60003')
    },
  },
  {
    name: 'is told that an id is no id',
    async run(connect) {
      const sdk = await connect()
      await refused(sdk.getCustomer('northwind'), categories.badInput, '2000')
    },
  },
  {
    name: 'gets its ids back, and sends one id with all attempts of a call',
    async run(connect, { transport }) {
      const correlationId = randomUUID()
      const { transport: watched, passages } = watch(transport)
      const sdk = await connect({ transport: watched, correlationId })
      await refused(sdk.getCustomer(randomUUID()), categories.notFound, '60003')
      const ids = passages.map(({ request, answer }) => {
        const sent = new Map(request.headers)
        assert.equal(answer?.headers.get('ms-requestid'), sent.get('MS-RequestId'))
        assert.equal(answer?.headers.get('ms-correlationid'), correlationId)
        assert.match(answer?.headers.get('content-type') ?? '', /^application\/json/)
        return sent.get('MS-RequestId')
      })
      assert.equal(new Set(ids).size, 1)
      // Java repeats what it calls not retryable five times; .NET does not repeat it.
      assert.equal(passages.length, sdk.name.startsWith('Java') ? 5 : 1)
    },
  },
]
