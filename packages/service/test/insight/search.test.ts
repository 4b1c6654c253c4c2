import assert from 'node:assert/strict'
import { it } from 'node:test'
import { newSchool } from '../api/customer-drafts.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

async function find(service: TestService, search: string, more = '') {
  const token = await service.userToken()
  const query = `search=${encodeURIComponent(search)}${more}`
  const { status, text, json } = await service.call('GET', `/accredit/v1/customers?${query}`, {
    token,
  })
  assert.equal(status, 200, text)
  return json
}

async function namesOf(service: TestService, search: string, more = ''): Promise<string[]> {
  const { items, total } = await find(service, search, more)
  assert.equal(total, items.length, search)
  return items.map(({ companyName }: { companyName: string }) => companyName)
}

async function create(service: TestService, domain: string, companyName: string) {
  const draft = newSchool(domain)
  const BillingProfile = { ...draft.BillingProfile, CompanyName: companyName }
  const token = await service.userToken()
  const body = { ...draft, BillingProfile }
  const { status, text, json } = await service.call('POST', '/v1/customers', { token, body })
  assert.equal(status, 201, text)
  return String(json.id)
}

onEveryStore('customers', (makeStorage) => {
  it('are found by any part of a name or domain, by the domain of an e-mail address and by id', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    for (const [search, names] of [
      ['primary', ['Northwind Primary School']],
      ['WIND PRIM', ['Northwind Primary School']],
      // Those whose name begins so come first.
      ['wingtip', ['Wingtip University']],
      ['college', ['Bellows College']],
      ['universityexample', []],
      ['university.example', ['Wingtip University']],
      ['gmail.com', ['Relecloud']],
      ['@gmail', []],
      ['county', ['Adatum County Office']],
      [customer('04'), ['Adatum County Office']],
      [customer('04').toUpperCase(), ['Adatum County Office']],
      // Another partner's.
      [customer('21'), []],
      ['margie', []],
      // Signs that mean something to a database.
      ['%', []],
      ['w_n', []],
      ['"', []],
      ['a" OR "b', []],
    ] as const) {
      assert.deepEqual(await namesOf(service, search), names, search)
    }
    const first = (await find(service, 'wind')).items[0]
    assert.equal(first.companyName, 'Northwind Primary School')
  })

  it('are found by one or two characters at the beginning', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await create(service, 'pku.ccsctp.net', '北大附中')
    assert.deepEqual(await namesOf(service, '北大'), ['北大附中'])
    assert.deepEqual(await namesOf(service, '大附'), [])
    assert.deepEqual(await namesOf(service, '大附中'), ['北大附中'])
    assert.deepEqual(await namesOf(service, 'tr'), ['Trey Research'])
    assert.deepEqual(await namesOf(service, 're'), ['Relecloud'])
  })

  it('are followed page by page, filtered and counted', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const all = await namesOf(service, 'onmicrosoft')
    assert.equal(all.length, 12)
    const seen: string[] = []
    let after = ''
    do {
      const page = await find(service, 'onmicrosoft', `&size=5${after}`)
      assert.equal(page.total, 12)
      seen.push(...page.items.map(({ companyName }: { companyName: string }) => companyName))
      after = page.next ? `&after=${encodeURIComponent(page.next)}` : ''
    } while (after !== '')
    assert.deepEqual(seen, all)
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    )
    assert.deepEqual(await namesOf(service, 'onmicrosoft', '&status=InReview'), ['Bellows College'])
  })

  it('are found as they are now, and not once they are removed', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const id = await create(service, 'met-search.ccsctp.net', 'Met Search School')
    const path = `/v1/customers/${id}`
    assert.deepEqual(await namesOf(service, 'search school'), ['Met Search School'])
    assert.deepEqual(await namesOf(service, 'tailwind.exam'), ['Met Search School'])
    const { json } = await service.call('GET', `${path}/profiles/billing`, { token })
    const body = { ...json, companyName: 'Renamed Academy', email: 'office@renamed.example' }
    const put = await service.call('PUT', `${path}/profiles/billing`, { token, body })
    assert.equal(put.status, 200, put.text)
    // The organisation keeps its own name when the one on the bill changes.
    assert.deepEqual(await namesOf(service, 'named acad'), ['Renamed Academy'])
    assert.deepEqual(await namesOf(service, 'search school'), ['Renamed Academy'])
    assert.deepEqual(await namesOf(service, 'renamed.ex'), ['Renamed Academy'])
    assert.deepEqual(await namesOf(service, 'tailwind.exam'), [])
    const unlinked = { relationshipToPartner: 'none' }
    assert.equal((await service.call('PATCH', path, { token, body: unlinked })).status, 200)
    assert.deepEqual(await namesOf(service, 'named acad'), [])
    assert.deepEqual(await namesOf(service, id), [])
    const other = await create(service, 'purged.ccsctp.net', 'Purged School')
    assert.deepEqual(await namesOf(service, 'purged'), ['Purged School'])
    const deleted = await service.call('DELETE', `/v1/customers/${other}`, { token })
    assert.equal(deleted.status, 204)
    assert.deepEqual(await namesOf(service, 'purged'), [])
    await create(service, 'purged.ccsctp.net', 'Purged School')
    await service.call('POST', '/sandbox/v1/reset')
    assert.deepEqual(await namesOf(service, 'purged'), [])
    assert.deepEqual(await namesOf(service, 'primary'), ['Northwind Primary School'])
  })

  it('are found where more have it than are put in order', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = { count: 1_200 }
    await service.call('POST', '/sandbox/v1/customers', { token, body })
    const found = await find(service, 'onmicrosoft', '&size=500')
    // So many are counted without a search alone.
    assert.equal(found.total, undefined)
    assert.equal((await find(service, '', '&size=10')).total, 1_212)
    const some = await find(service, 'academy', '&size=10')
    assert.ok(some.total > 10 && some.total < 1_000, some.total)
    const whole = await find(service, 'academy', '&size=500')
    assert.equal(some.total, whole.items.length)
    const after = `&after=${encodeURIComponent(found.next)}`
    const next = await find(service, 'onmicrosoft', `&size=500${after}`)
    const names = [...found.items, ...next.items].map(({ companyName }: { companyName: string }) =>
      companyName.toLowerCase(),
    )
    assert.equal(new Set([...found.items, ...next.items].map(({ id }) => id)).size, 1_000)
    assert.deepEqual(
      names,
      names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    )
  })
})
