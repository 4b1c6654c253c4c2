import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { newSchool } from './customer-drafts.ts'

const northwind = `/v1/customers/${customer('01')}`
const billing = `${northwind}/profiles/billing`

onEveryStore('profiles', (makeStorage) => {
  it('of the company are for users alone', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    const read = await service.call('GET', `${northwind}/profiles/company`, { token })
    assert.equal(read.status, 200)
    assert.equal(read.json.companyName, 'Northwind Primary School')
    assert.equal(read.json.address.region, 'WA')
    assert.equal(read.json.address.state, undefined)
    assert.equal(read.json.email, 'nora@northwind-primary.example')
    const appToken = await service.appToken()
    const appOnly = await service.call('GET', `${northwind}/profiles/company`, { token: appToken })
    assert.equal(appOnly.json.code, 900329)
  })

  it('of the bill are replaced with the tag in the header', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.appToken()
    const before = await service.call('GET', billing, { token })
    const { etag } = before.json.attributes
    assert.match(etag, /^-?\d+$/)
    const { firstName: _gone, ...rest } = before.json
    const body = { ...rest, email: 'office@northwind-primary.example' }
    const put = await service.call('PUT', billing, {
      token,
      body,
      headers: { 'If-Match': `"${etag}"` },
    })
    assert.equal(put.status, 200, put.text)
    assert.equal(put.json.email, 'office@northwind-primary.example')
    assert.equal(put.json.firstName, undefined)
    assert.equal(put.json.lastName, 'Berg')
    assert.notEqual(put.json.attributes.etag, etag)
    const after = await service.call('GET', billing, { token })
    assert.deepEqual(after.json, put.json)
  })

  it('of the bill are replaced with the tag in the body, as both SDKs send it', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { token, body } = await readBilling(service)
    const { attributes, ...profile } = body
    const dotNet = {
      ...profile,
      attributes: undefined,
      Attributes: { Etag: attributes.etag, ObjectType: 'CustomerBillingProfile' },
    }
    const requestId = randomUUID()
    const put = await service.call('PUT', billing, { token, body: dotNet, requestId })
    assert.equal(put.status, 200, put.text)
    const replayed = await service.call('PUT', billing, { token, body: dotNet, requestId })
    assert.deepEqual(replayed.json, put.json)
    const stale = await service.call('PUT', billing, { token, body: dotNet })
    assert.equal(stale.status, 400)
    assert.equal(stale.json.code, 2055)
    const current = (await service.call('GET', billing, { token })).json.attributes.etag
    const listed = { token, body: dotNet, headers: { 'if-match': `"x", "${current}"` } }
    assert.equal((await service.call('PUT', billing, listed)).status, 200)
    const anything = { token, body: dotNet, headers: { 'if-match': '*' } }
    assert.equal((await service.call('PUT', billing, anything)).status, 200)
  })

  it('of the bill refuse a missing tag, a stale one and that of another customer', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { token, body } = await readBilling(service)
    const { attributes, ...untagged } = body
    const wingtip = `/v1/customers/${customer('02')}/profiles/billing`
    const other = (await service.call('GET', wingtip, { token })).json.attributes.etag
    const sent: [body: object, header: string | undefined][] = [
      [untagged, undefined],
      [untagged, '"1"'],
      [untagged, ''],
      [untagged, `"${other}"`],
      [{ ...untagged, attributes: { etag: other } }, undefined],
      [body, `"${other}"`],
    ]
    for (const [profile, header] of sent) {
      const headers: Record<string, string> = header === undefined ? {} : { 'If-Match': header }
      const answer = await service.call('PUT', billing, { token, body: profile, headers })
      assert.equal(answer.json.errorName, 'EtagNotValid', answer.text)
    }
    const weak = { 'If-Match': `W/"${attributes.etag}"` }
    const taken = await service.call('PUT', billing, { token, body: untagged, headers: weak })
    assert.equal(taken.status, 200)
  })

  it('of the bill let one of two writers win', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { token, body } = await readBilling(service)
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((firstName) =>
        service.call('PUT', billing, { token, body: { ...body, firstName } }),
      ),
    )
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    assert.deepEqual(statuses, [200, 400, 400, 400])
  })

  it('of the bill change the name in lists, not that of the organisation', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { token, body } = await readBilling(service)
    await service.call('PUT', billing, {
      token,
      body: { ...body, companyName: 'Aardvark Billing' },
    })
    const list = await service.call('GET', '/v1/customers?size=1', { token })
    assert.equal(list.json.items[0].companyProfile.companyName, 'Aardvark Billing')
    const company = await service.call('GET', `${northwind}/profiles/company`, { token })
    assert.equal(company.json.companyName, 'Northwind Primary School')
  })

  it('of the bill are judged like those of new customers', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { token, body } = await readBilling(service)
    const { defaultAddress } = body
    const wrong: [change: object, code: number][] = [
      [{ defaultAddress: { ...defaultAddress, postalCode: '1' } }, 2007],
      [{ defaultAddress: { ...defaultAddress, country: 'ZZ' } }, 2007],
      [
        { defaultAddress: { country: 'AM', addressLine1: '1 Abovyan Street', city: 'Yerevan' } },
        600051,
      ],
      [{ defaultAddress: undefined }, 800002],
      [{ companyName: undefined }, 800002],
      [{ email: 5 }, 800002],
      [{ attributes: 'none' }, 800002],
    ]
    for (const [change, code] of wrong) {
      const answer = await service.call('PUT', billing, { token, body: { ...body, ...change } })
      assert.equal(answer.json.code, code, answer.text)
      assert.equal(answer.status, 400)
    }
    const unknown = await service.call('PUT', billing.replace(customer('01'), customer('21')), {
      token,
      body,
    })
    assert.equal(unknown.json.errorName, 'TenantNotFound')
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    assert.equal((await service.call('PUT', billing, { token: helpdesk, body })).status, 403)
  })

  it('leave a line in the activity log and have the account reviewed again', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { accountReviewDelay: 'PT1H' })
    const { token, body } = await readBilling(service)
    const status = async (type = 'Account') =>
      (await service.call('GET', `${northwind}/validationStatus?type=${type}`, { token })).json
    assert.equal((await status()).status, 'Approved')
    const renamed = { ...body, firstName: 'Nadia' }
    const put = await service.call('PUT', billing, { token, body: renamed })
    assert.equal((await status()).status, 'Approved', 'a contact is no reason for a review')
    const moved = {
      ...put.json,
      defaultAddress: { ...put.json.defaultAddress, addressLine1: '14 Orchard Lane' },
    }
    assert.equal((await service.call('PUT', billing, { token, body: moved })).status, 200)
    const reviewed = await status('account')
    assert.equal(reviewed.type, 'account')
    assert.equal(reviewed.status, 'UnderReview')
    const asked = await service.call('POST', `${northwind}/qualifications`, {
      token,
      body: { qualification: 'StateOwnedEntity' },
    })
    assert.equal(asked.status, 201, 'a review blocks no qualification')
    await service.advance('PT1H')
    const approved = await status()
    assert.equal(approved.status, 'Approved')
    const hour = Date.parse(approved.lastUpdateDateTime) - Date.parse(reviewed.lastUpdateDateTime)
    assert.equal(hour, 3_600_000)
  })

  it('show a new customer under review, and refuse other types of review', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { accountReviewDelay: 'PT1H' })
    const token = await service.userToken()
    const created = await service.call('POST', '/v1/customers', { token, body: newSchool() })
    const path = `/v1/customers/${created.json.id}/validationStatus`
    const read = await service.call('GET', `${path}?TYPE=ACCOUNT`, { token })
    assert.equal(read.json.status, 'UnderReview')
    for (const query of ['', '?type=', '?type=education']) {
      const answer = await service.call('GET', `${path}${query}`, { token })
      assert.equal(answer.json.code, 900126, query)
    }
    const appOnly = await service.call('GET', `${path}?type=account`, {
      token: await service.appToken(),
    })
    assert.equal(appOnly.json.errorName, 'AppOnlyNotSupported')
  })
})

async function readBilling(service: TestService) {
  const token = await service.userToken()
  const { json: body } = await service.call('GET', billing, { token })
  return { token, body }
}
