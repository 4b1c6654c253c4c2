import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import type { AuditRecord, AuditRecordCollection, Link } from '@accredit/contract'
import { contosoApp, customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { newSchool } from './customer-drafts.ts'

const path = '/v1/auditrecords'
const activity = '/auditactivity/v1/auditrecords'

onEveryStore('the activity log', (makeStorage) => {
  it('says who changed what, of users and of applications', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    // Kept in one form on both databases, whatever its letters were.
    const correlationId = randomUUID().toUpperCase()
    const asked = { token, body: { qualification: 'StateOwnedEntity' }, correlationId }
    await service.call('POST', `/v1/customers/${customer('01')}/qualifications`, asked)
    const { items } = await read(service, token, '')
    const [record] = items
    assert.ok(record)
    assert.equal(record.operationType, 'update_customer_qualification')
    assert.equal(record.resourceType, 'customer')
    assert.equal(record.operationStatus, 'succeeded')
    assert.equal(record.userPrincipalName, 'admin@contoso.onmicrosoft.com')
    assert.equal(record.customerId, customer('01'))
    assert.equal(record.originalCorrelationId, correlationId.toLowerCase())
    assert.equal(record.resourceOldValue, undefined)
    assert.deepEqual(JSON.parse(record.resourceNewValue ?? ''), {
      Qualification: 'StateOwnedEntity',
    })
    assert.deepEqual(record.customizedData, [{ key: 'Qualification', value: 'StateOwnedEntity' }])
    const appToken = await service.appToken()
    await service.call('POST', '/v1/customers', { token: appToken, body: newSchool() })
    const [added] = (await read(service, appToken, '')).items
    assert.equal(added?.operationType, 'add_customer')
    assert.equal(added.userPrincipalName, undefined)
    assert.equal(added.applicationId, contosoApp)
    assert.deepEqual(added.customizedData, [
      { key: 'PrimaryDomainName', value: 'tailwind-school.ccsctp.net' },
      { key: 'Relationship', value: 'reseller' },
    ])
  })

  it('gives each record an id by which it is read', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const { items } = await read(service, token, '')
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length)
    for (const record of items) {
      assert.match(
        record.id,
        /^c0de0000-[0-9a-f-]{27}_c0de0000-[0-9a-f-]{27}_updatecustomerqualification_\d{18}$/,
      )
      const one = await service.call('GET', `${activity}/${record.id}`, { token })
      assert.deepEqual(one.json, record)
    }
    const [first] = items
    assert.ok(first)
    const wrong = [
      'x',
      `${first.id}0`,
      first.id.replace('updatecustomerqualification', 'addcustomer'),
      first.id.replace(/\d$/, (digit) => String((Number(digit) + 5) % 10)),
    ]
    for (const id of wrong) {
      const missing = await service.call('GET', `${activity}/${id}`, { token })
      assert.equal(missing.json.code, 1000, id)
    }
    const fabrikam = await service.appToken('fabrikam')
    const foreign = await service.call('GET', `${activity}/${first.id}`, { token: fabrikam })
    assert.equal(foreign.status, 404)
    assert.deepEqual((await read(service, fabrikam, '')).items, [])
  })

  it('is the same under both addresses and walked by links', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const all = await read(service, token, '')
    const twin = await service.call('GET', activity, { token })
    assert.deepEqual(twin.json.items, all.items)
    assert.ok(all.items.length >= 6)
    const seen: AuditRecord[] = []
    let page = await read(service, token, '?size=4')
    const first = page
    for (;;) {
      seen.push(...page.items)
      if (!page.links.next) break
      page = await follow(service, token, page.links.next)
    }
    assert.deepEqual(seen, all.items)
    assert.equal(page.continuationToken, undefined)
    const back = await follow(service, token, page.links.previous)
    assert.equal(back.items.length, 4)
    const next = first.continuationToken ?? ''
    const inQuery = await read(service, token, `?MS-ContinuationToken=${next}`)
    assert.deepEqual(inQuery.items, all.items.slice(4, 8))
  })

  it('takes days in every form that is sent', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const all = await read(service, token, '')
    const today = new Date(all.items[0]?.operationDate ?? '')
    const [year, month, date] = today.toISOString().slice(0, 10).split('-').map(Number)
    assert.ok(year && month && date)
    const ofYear = Math.floor((today.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1
    const forms = [
      `${year}-${twoDigits(month)}-${twoDigits(date)}`,
      `${year}-${twoDigits(month)}-${twoDigits(ofYear)}`,
      `${twoDigits(month)}/${twoDigits(date)}/${year}%2000:00:00`,
      `${month}/${date}/${year}+12:00:00+AM`,
    ]
    for (const form of forms.filter((_, index) => index !== 1 || ofYear > 31)) {
      const found = await read(service, token, `?STARTDATE=${form}&endDate=${form}`)
      const ofToday = all.items.filter(({ operationDate }) => operationDate.startsWith(forms[0]!))
      assert.deepEqual(found.items, ofToday, form)
    }
    // The sandbox's own records are of today and yesterday.
    const empty = new Date(today.getTime() - 3 * 86_400_000).toISOString().slice(0, 10)
    const before = await read(service, token, `?startDate=${empty}&endDate=${empty}`)
    assert.equal(before.totalCount, 0)
    assert.equal(before.continuationToken, undefined)
  })

  it('goes 90 days back and no further', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const refuse = async (query: string) =>
      (await service.call('GET', `${path}?${query}`, { token })).json.errorName
    assert.equal(await refuse(`startDate=${daysAgo(92)}`), 'InvalidDateRange')
    assert.equal(await refuse(`startDate=${daysAgo(5)}&endDate=${daysAgo(6)}`), 'InvalidDateRange')
    assert.equal(await refuse(`startDate=${daysAgo(-3)}`), 'InvalidDateRange')
    const formless = ['yesterday', '2026-02-30', '2026-13-01', '2025-12-366', '13/45/2026 00:00:00']
    for (const day of [...formless, '2026-11-01T00:00:00Z', '20261101']) {
      assert.equal(await refuse(`startDate=${day}`), 'InvalidQuery', day)
      assert.equal(await refuse(`endDate=${day}`), 'InvalidQuery', day)
    }
    const oldest = await read(service, token, `?startDate=${daysAgo(89)}`)
    assert.deepEqual(oldest.items, [], 'its end is 30 days later')
    const whole = await read(service, token, `?startDate=${daysAgo(89)}&endDate=${daysAgo(0)}`)
    assert.ok(whole.items.length > 0)
    await service.advance('P91D')
    assert.deepEqual((await read(service, token, '')).items, [])
  })

  it('is filtered by customer, name and kind of resource', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const named = {
      ...newSchool(),
      billingProfile: { ...billing(), companyName: 'A+B_100% Col\\lege' },
    }
    const body = { companyProfile: { domain: 'ab.test' }, billingProfile: named.billingProfile }
    assert.equal((await service.call('POST', '/v1/customers', { token, body })).status, 201)
    const find = async (
      field: string,
      operator: string,
      value: string,
      encode: (text: string) => string = encodeURIComponent,
    ) => {
      const filter = encode(JSON.stringify({ Field: field, Value: value, Operator: operator }))
      const page = await read(service, token, `?filter=${filter}`)
      return page.items.map(({ customerName }) => customerName)
    }
    assert.deepEqual(await find('CompanyName', 'substring', 'CERNE PUB'), [
      'Lucerne Public Library',
    ])
    assert.deepEqual(await find('companyname', 'SubString', 'cerne pub', asForm), [
      'Lucerne Public Library',
    ])
    for (const part of ['a+b', 'A+B_100% C', '100%', 'b_1', 'l\\l']) {
      assert.deepEqual(await find('CompanyName', 'substring', part, asAddress), [
        'A+B_100% Col\\lege',
      ])
      assert.deepEqual(await find('CompanyName', 'substring', part), ['A+B_100% Col\\lege'])
    }
    assert.deepEqual(await find('CompanyName', 'substring', 'a_b'), [])
    assert.deepEqual(await find('CompanyName', 'substring', '%'), ['A+B_100% Col\\lege'])
    const library = customer('05').toUpperCase()
    assert.deepEqual(await find('CustomerId', 'equals', library), ['Lucerne Public Library'])
    assert.deepEqual(await find('CustomerId', 'equals', 'nobody'), [])
    const all = (await read(service, token, '')).items.length
    for (const kind of ['customer', 'Customer']) {
      assert.equal((await find('ResourceType', 'equals', kind)).length, all)
    }
    assert.deepEqual(await find('ResourceType', 'Equals', 'CustomerUser'), [])
  })

  it('carries a filter in its token and refuses another one', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const first = await read(service, token, `?size=1&filter=${filterOf('e')}`)
    const headers = { 'MS-ContinuationToken': first.continuationToken ?? '' }
    const second = await service.call('GET', `${path}?seekOperation=Next`, { token, headers })
    assert.equal(second.json.totalCount, 1)
    assert.match(second.json.items[0].customerName, /e/)
    const wrong: [query: string, error: string][] = [
      [`filter=${filterOf('x')}`, 'InvalidQuery'],
      ['size=-1', 'InvalidQuery'],
      [`filter=${filterOf('e').replace('substring', 'equals')}`, 'FilterNotSupported'],
    ]
    for (const [query, error] of wrong) {
      const answer = await service.call('GET', `${path}?${query}`, { token, headers })
      assert.equal(answer.json.errorName, error, query)
    }
    const customers = await service.call('GET', '/v1/customers?seekOperation=Next', {
      token,
      headers,
    })
    assert.equal(customers.json.errorName, 'InvalidQuery', 'a token of another list')
  })
})

const twoDigits = (number: number) => String(number).padStart(2, '0')

const daysAgo = (count: number) =>
  new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10)

/** As the Java SDK encodes a filter, and as the .NET SDK does. */
const asForm = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')
const asAddress = (text: string) => encodeURI(text)

/** A filter by a part of the name. */
const filterOf = (value: string) =>
  encodeURIComponent(JSON.stringify({ Field: 'CompanyName', Value: value, Operator: 'substring' }))

function billing() {
  const { Email, Culture, Language, DefaultAddress } = newSchool().BillingProfile
  return { Email, Culture, Language, DefaultAddress }
}

async function read(
  service: TestService,
  token: string,
  query: string,
): Promise<AuditRecordCollection> {
  const answer = await service.call('GET', `${path}${query}`, { token })
  assert.equal(answer.status, 200, answer.text)
  return answer.json as AuditRecordCollection
}

async function follow(service: TestService, token: string, link: Link | undefined) {
  assert.ok(link)
  const headers = Object.fromEntries(link.headers.map(({ key, value }) => [key, value]))
  const answer = await service.call('GET', `/v1${link.uri}`, { token, headers })
  assert.equal(answer.status, 200, answer.text)
  return answer.json as AuditRecordCollection
}
