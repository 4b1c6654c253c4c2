import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { assertRefused, type Partner } from './exchange.ts'

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const reasons = new Set([
  'Not an Education Customer',
  'No longer an Education Customer',
  'Not an Education Customer - After Review',
  'Restricted being an Education Customer',
  'Not an Academic Domain',
  'Not an eligible Library',
  'Not an eligible Museum',
])

/** Asking for qualifications and reading them. Source: the pages of 2021 and the .NET samples. */
export function describeQualifications(enter: () => Partner): void {
  it('a new customer has none', async () => {
    const { call, newCustomer, qualificationsOf } = enter()
    const answer = await call('GET', qualificationsOf(await newCustomer()))
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.json, [])
  })

  it('Education is accepted at once, in the published form, and vetted later', async () => {
    const { call, newCustomer, qualificationsOf } = enter()
    const id = await newCustomer()
    const requestId = randomUUID()
    const accepted = await call('POST', `${qualificationsOf(id)}?code=1`, {
      requestId,
      body: '{\n    "Qualification": "Education"\n}',
    })
    assert.equal(accepted.status, 201, accepted.text)
    assert.equal(accepted.headers.get('ms-requestid'), requestId)
    const { vettingCreateDate, ...rest } = accepted.json
    assert.deepEqual(rest, { qualification: 'Education', vettingStatus: 'InReview' })
    assert.match(vettingCreateDate, dateTime)
    const read = await call('GET', qualificationsOf(id))
    const [record, ...others] = read.json
    assert.deepEqual(others, [])
    assert.equal(record.qualification, 'Education')
    assert.match(record.vettingStatus, /^(InReview|Approved|Denied)$/)
    assert.equal(record.vettingCreateDate, vettingCreateDate)
    // Samples print both without looking whether they are there.
    assert.equal(typeof record.vettingReason, 'string')
    if (record.vettingStatus === 'Denied') assert.ok(reasons.has(record.vettingReason))
  })

  it('segment and website of newer clients are taken', async () => {
    const { call, newCustomer, qualificationsOf } = enter()
    const body = {
      qualification: 'education',
      educationSegment: 'HigherEducation',
      website: 'example.edu',
    }
    const accepted = await call('POST', qualificationsOf(await newCustomer()), { body })
    assert.equal(accepted.status, 201, accepted.text)
  })

  for (const where of ['query', 'body'] as const) {
    it(`GovernmentCommunityCloud takes its code from the ${where}, and spends one create`, async () => {
      const { call, newCustomer, qualificationsOf, usableCode } = enter()
      const [id, code] = [await newCustomer(), await usableCode()]
      const left = async () => {
        const codes = await call('GET', '/v1/customers/all/validations')
        return codes.json.find((own: { validationId: string }) => own.validationId === code)
      }
      const before = await left()
      const requestId = randomUUID()
      const path = `${qualificationsOf(id)}${where === 'query' ? `?code=${code}` : ''}`
      const body = {
        qualification: 'GovernmentCommunityCloud',
        ...(where === 'body' && { validationCode: code }),
      }
      const accepted = await call('POST', path, { requestId, body })
      assert.equal(accepted.status, 201, accepted.text)
      assert.equal(accepted.json.vettingStatus, 'Approved')
      // The same call again, as after a lost answer.
      assert.equal((await call('POST', path, { requestId, body })).text, accepted.text)
      const after = await left()
      if (before.remainingCreates === null) assert.equal(after.remainingCreates, null)
      else assert.equal(after.remainingCreates, before.remainingCreates - 1)
      assert.notEqual(after.eTag, before.eTag)
      const used = await call('GET', `/v1/customers/${id}/validations`)
      assert.equal(used.json.validationId, code)
    })
  }

  it('StateOwnedEntity is only a name, and may stand beside Education', async () => {
    const { call, newCustomer, qualificationsOf } = enter()
    const path = qualificationsOf(await newCustomer())
    const accepted = await call('POST', path, { body: { qualification: 'StateOwnedEntity' } })
    assert.equal(accepted.status, 201, accepted.text)
    assert.deepEqual(accepted.json, { qualification: 'StateOwnedEntity' })
    assert.equal((await call('POST', path, { body: { qualification: 'Education' } })).status, 201)
    const { json } = await call('GET', path)
    assert.deepEqual(
      json.map(({ qualification }: { qualification: string }) => qualification),
      ['Education', 'StateOwnedEntity'],
    )
  })

  it('Education and GovernmentCommunityCloud exclude each other, before any code is looked at', async () => {
    const { call, newCustomer, qualificationsOf } = enter()
    const path = qualificationsOf(await newCustomer())
    await call('POST', path, { body: { qualification: 'Education' } })
    const body = { qualification: 'GovernmentCommunityCloud', validationCode: 'NotRealCode' }
    const refused = await call('POST', path, { body })
    // A machine's denial may already have come; then the code is what is wrong.
    const [record] = (await call('GET', path)).json
    if (record.vettingStatus === 'Denied') return
    assertRefused(refused, 403, 600006)
    assert.match(refused.json.description, /cannot be combined/)
  })

  it('a request id makes two calls one, and another body under it is refused', async () => {
    const { call, newCustomer, qualificationsOf } = enter()
    const path = qualificationsOf(await newCustomer())
    const requestId = randomUUID()
    const send = (qualification: string) =>
      call('POST', path, { requestId, body: { qualification } })
    const first = await send('StateOwnedEntity')
    const second = await send('StateOwnedEntity')
    assert.deepEqual([second.status, second.text], [first.status, first.text])
    assertRefused(await send('Education'), 400, 800002)
    assertRefused(
      await call('POST', path, { body: { qualification: 'StateOwnedEntity' } }),
      409,
      600006,
    )
  })

  it('paths are matched without case, with slashes to spare', async () => {
    const { call, newCustomer } = enter()
    const id = await newCustomer()
    for (const path of [
      `/V1/CUSTOMERS/${id.toUpperCase()}/Qualifications`,
      `/v1//customers/${id}//qualifications`,
      `/v1/customers/${id}/qualifications/`,
    ]) {
      assert.equal((await call('GET', path)).status, 200, path)
    }
  })
}
