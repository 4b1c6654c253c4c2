import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { assertRefused, type Partner } from './exchange.ts'

/** Refusals that need no special data, with the error numbers that clients branch on. */
export function describeRefusals(enter: () => Partner): void {
  it('nobody, and a token that is none', async () => {
    const { call } = enter()
    const path = `/v1/customers/${randomUUID()}/qualifications`
    assertRefused(await call('GET', path, { token: undefined }), 401, 800001)
    assertRefused(await call('GET', path, { token: 'not.a.token' }), 401, 400)
  })

  it('an application alone where a user is needed', async () => {
    const { call, target, newCustomer, qualificationsOf } = enter()
    const path = qualificationsOf(await newCustomer())
    const token = await target.appToken()
    assert.equal((await call('GET', path, { token })).status, 200)
    const body = { qualification: 'StateOwnedEntity' }
    assertRefused(await call('POST', path, { token, body }), 403, 900329)
  })

  it('a user without a second factor, with no body at all', async (test) => {
    const { call, target } = enter()
    if (!target.tokenWithoutMfa) return test.diagnostic('this target issues no such token')
    const token = await target.tokenWithoutMfa()
    const answer = await call('GET', '/v1/customers', { token })
    assert.equal(answer.status, 401)
    assert.equal(answer.text, '')
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"')
  })

  it('customers that are none, unknown, or another partner’s', async () => {
    const { call, target, newCustomer, qualificationsOf } = enter()
    assertRefused(await call('GET', qualificationsOf('northwind')), 400, 2000)
    assertRefused(await call('GET', qualificationsOf(randomUUID())), 404, 60003)
    if (!target.otherPartnerToken) return
    const token = await target.otherPartnerToken()
    const path = qualificationsOf(await newCustomer())
    assertRefused(await call('GET', path, { token }), 404, 60003)
  })

  const bodies: [what: string, body: unknown, status: number, code: number][] = [
    ['no JSON', '{"Qualification"', 400, 800002],
    ['no qualification', {}, 400, 800002],
    ['an unknown qualification', { qualification: 'Academia' }, 400, 900126],
    ['None', { qualification: 'None' }, 400, 3000],
    ['Nonprofit', { qualification: 'Nonprofit' }, 400, 3000],
    [
      'an unknown segment',
      { qualification: 'Education', educationSegment: 'Nursery' },
      400,
      800002,
    ],
    ['a bad website', { qualification: 'Education', website: 'no host' }, 400, 800002],
    ['GCC without a code', { qualification: 'GovernmentCommunityCloud' }, 400, 800002],
    [
      'GCC with an unknown code',
      { qualification: 'GovernmentCommunityCloud', validationCode: 'NotRealCode' },
      400,
      800002,
    ],
  ]
  for (const [what, body, status, code] of bodies) {
    it(`${what}: ${status}, ${code}, and nothing is kept`, async () => {
      const { call, newCustomer, qualificationsOf } = enter()
      const path = qualificationsOf(await newCustomer())
      assertRefused(await call('POST', path, { body }), status, code)
      assert.deepEqual((await call('GET', path)).json, [])
    })
  }

  it('the validation of a customer who used no code, and routes that are none', async () => {
    const { call, newCustomer } = enter()
    const id = await newCustomer()
    assertRefused(await call('GET', `/v1/customers/${id}/validations`), 404, 1000)
    assertRefused(await call('GET', '/v1/nowhere'), 404, 1000)
  })
}
