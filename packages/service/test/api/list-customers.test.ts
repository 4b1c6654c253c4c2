import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { CustomerCollection, Link } from '@accredit/contract'
import { startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const everyName = [
  'Adatum County Office',
  'Alpine Water Authority',
  'Bellows College',
  'City of Tailspin',
  'Humongous Charity',
  'Lucerne Public Library',
  'Northwind Primary School',
  'Proseware Ltd',
  'Relecloud',
  'Trey Research',
  'Wingtip University',
  'Woodgrove Federal Bureau',
]

onEveryStore('the list of customers', (makeStorage) => {
  it('is walked forwards and backwards by its links', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const list = await reader(service)
    const first = await list('/v1/customers?size=5')
    assert.deepEqual(names(first), everyName.slice(0, 5))
    assert.equal(first.totalCount, 5)
    assert.equal(first.links.previous, undefined)
    assert.equal(first.links.next?.uri, '/customers?size=5&seekOperation=Next')
    assert.deepEqual(first.links.next.headers, [
      { key: 'MS-ContinuationToken', value: first.continuationToken },
    ])
    const second = await follow(list, first.links.next)
    assert.deepEqual(names(second), everyName.slice(5, 10))
    const third = await follow(list, second.links.next)
    assert.deepEqual(names(third), everyName.slice(10))
    assert.equal(third.links.next, undefined)
    assert.equal(third.continuationToken, undefined)
    const back = await follow(list, third.links.previous)
    assert.deepEqual(names(back), everyName.slice(5, 10))
    const start = await follow(list, back.links.previous)
    assert.deepEqual(names(start), everyName.slice(0, 5))
    assert.equal(start.links.previous, undefined)
    assert.ok(start.links.next)
  })

  it('has no more links than pages when the last page is full', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const list = await reader(service)
    const whole = await list('/v1/customers?size=12')
    assert.equal(whole.items.length, 12)
    assert.equal(whole.links.next, undefined)
    const half = await list('/v1/customers?size=6')
    const other = await follow(list, half.links.next)
    assert.equal(other.items.length, 6)
    assert.equal(other.links.next, undefined)
  })

  it('seeks by a token alone, which carries size and filter', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const list = await reader(service)
    const filter = filterOf({ Field: 'CompanyName', Value: 'w', Operator: 'starts_with' })
    const first = await list(`/v1/customers?size=1&filter=${filter}`)
    assert.deepEqual(names(first), ['Wingtip University'])
    const token = first.continuationToken ?? ''
    for (const operation of ['Next', 'next', '0']) {
      const next = await list(`/v1/customers?seekOperation=${operation}`, token)
      assert.deepEqual(names(next), ['Woodgrove Federal Bureau'])
      assert.equal(next.links.next, undefined)
    }
    const next = await list('/v1/customers', token)
    assert.deepEqual(names(next), ['Woodgrove Federal Bureau'])
    const last = await list('/v1/customers?seekOperation=Last', token)
    assert.deepEqual(names(last), ['Woodgrove Federal Bureau'])
    const again = await list('/v1/customers?SEEKOPERATION=First&SIZE=0', token)
    assert.deepEqual(names(again), ['Wingtip University'])
    assert.ok(again.links.next)
  })

  it('is filtered by the beginning of name or domain, in any spelling of the filter', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const list = await reader(service)
    const find = async (filter: string) =>
      names(await list(`/v1/customers?size=0&filter=${filter}`))
    const northwind = ['Northwind Primary School']
    const dotNet = encodeURIComponent(
      '{"Field":"CompanyName","Value":"NORTHWIND Pri","Operator":"starts_with"}',
    ).replaceAll('%20', '+')
    assert.deepEqual(await find(dotNet), northwind)
    const java = {
      operator: 'StartsWith',
      fieldType: 'String',
      field: 'CompanyName',
      value: 'north',
    }
    assert.deepEqual(await find(filterOf(java)), northwind)
    const ordinal = { FIELD: 'companyName', VALUE: 'north', OPERATOR: 9 }
    assert.deepEqual(await find(filterOf(ordinal)), northwind)
    const domain = { Field: 'Domain', Value: 'NorthwindP', Operator: 'starts_with' }
    assert.deepEqual(await find(filterOf(domain)), northwind)
    const nothing = { Field: 'CompanyName', Value: 'Zz%_', Operator: 'starts_with' }
    assert.deepEqual(await find(filterOf(nothing)), [])
    const reseller = { Field: 'IndirectReseller', Value: 'c0de', Operator: 'starts_with' }
    assert.deepEqual(await find(filterOf(reseller)), [])
    const provider = {
      Field: 'IndirectCloudSolutionProvider',
      Value: 'C0DE0000',
      Operator: 'starts_with',
    }
    assert.equal((await find(filterOf(provider))).length, 12)
  })

  it('walks a search by domain in the order of domains', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const list = await reader(service)
    const filter = filterOf({ Field: 'Domain', Value: 'a', Operator: 'starts_with' })
    const first = await list(`/v1/customers?size=1&filter=${filter}`)
    const second = await follow(list, first.links.next)
    assert.deepEqual(
      [...first.items, ...second.items].map((item) => item.companyProfile.domain),
      ['adatumcountyoffice.onmicrosoft.com', 'alpinewaterauthority.onmicrosoft.com'],
    )
    assert.equal(second.links.next, undefined)
  })

  it('repeats the request in self as a valid address without version', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const list = await reader(service)
    const filter = '{"Field":"CompanyName","Value":"North wind?&+","Operator":"starts_with"}'
    const page = await list(`/v1/customers?size=5&filter=${encodeURIComponent(filter)}`)
    const { uri } = page.links.self
    assert.match(uri, /^\/customers\?size=5&filter=[A-Za-z0-9%._~!*'()-]+$/)
    assert.equal(new URL(uri, 'http://x').searchParams.get('filter'), filter)
    assert.equal((await list('/v1/customers')).links.self.uri, '/customers')
  })

  it('refuses what is no page, no filter or no token of this partner', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const list = await reader(service)
    const { continuationToken = '' } = await list('/v1/customers?size=2')
    const startsWith = (field: string) =>
      `filter=${filterOf({ Field: field, Value: 'a', Operator: 'starts_with' })}`
    const wrong: [query: string, page: string | undefined, error: string][] = [
      ['size=-1', undefined, 'InvalidQuery'],
      ['size=1.5', undefined, 'InvalidQuery'],
      ['size=many', undefined, 'InvalidQuery'],
      ['seekOperation=Next', undefined, 'InvalidQuery'],
      ['seekOperation=Sideways', continuationToken, 'InvalidQuery'],
      ['seekOperation=PageIndex', continuationToken, 'InvalidQuery'],
      ['seekOperation=Next', 'AAEC', 'InvalidQuery'],
      ['seekOperation=Next', `${continuationToken}AA`, 'InvalidQuery'],
      ['seekOperation=Next', continuationToken.slice(2), 'InvalidQuery'],
      [`seekOperation=Next&${startsWith('CompanyName')}`, continuationToken, 'InvalidQuery'],
      [startsWith('Phone'), undefined, 'FilterNotSupported'],
      [
        `filter=${filterOf({ Field: 'Domain', Value: 'a', Operator: 'equals' })}`,
        undefined,
        'FilterNotSupported',
      ],
      [
        `filter=${filterOf({ LeftFilter: {}, RightFilter: {}, Operator: 'and' })}`,
        undefined,
        'FilterNotSupported',
      ],
      [raw('{"Field":"CompanyName"'), undefined, 'InvalidQuery'],
      [raw('[]'), undefined, 'InvalidQuery'],
      [
        raw('{"Field":"Domain","field":"Phone","Value":"a","Operator":9}'),
        undefined,
        'InvalidQuery',
      ],
      [raw('{"Field":"Domain","Value":"a"}'), undefined, 'InvalidQuery'],
      [raw('{"Field":"Domain","Operator":"starts_with"}'), undefined, 'InvalidQuery'],
      [raw('{"Field":"Domain","Operator":"starts_with","Value":{}}'), undefined, 'InvalidQuery'],
      [raw('{"Field":"Domain","Operator":9,"Value":"\\u0000"}'), undefined, 'InvalidQuery'],
    ]
    for (const [query, page, error] of wrong) {
      const answer = await service.call('GET', `/v1/customers?${query}`, {
        token,
        headers: page ? { 'MS-ContinuationToken': page } : {},
      })
      assert.equal(answer.status, 400, query)
      assert.equal(answer.json.errorName, error, query)
    }
    const foreign = await service.call('GET', '/v1/customers?seekOperation=Next', {
      token: await service.appToken('fabrikam'),
      headers: { 'MS-ContinuationToken': continuationToken },
    })
    assert.equal(foreign.status, 400)
    assert.equal(foreign.json.code, 800002)
  })

  it('takes a token after a restart', async () => {
    await using storage = await makeStorage()
    let token: string
    {
      await using service = await startTestService(storage)
      const list = await reader(service)
      token = (await list('/v1/customers?size=11')).continuationToken ?? ''
    }
    await using service = await startTestService(storage)
    const list = await reader(service)
    const page = await list('/v1/customers?seekOperation=Next', token)
    assert.deepEqual(names(page), ['Woodgrove Federal Bureau'])
  })
})

type List = (path: string, continuationToken?: string) => Promise<CustomerCollection>

async function reader(service: TestService): Promise<List> {
  const token = await service.userToken()
  return async (path, page) => {
    const headers = page === undefined ? {} : { 'MS-ContinuationToken': page }
    const answer = await service.call('GET', path, { token, headers })
    assert.equal(answer.status, 200, answer.text)
    return answer.json as CustomerCollection
  }
}

/** As both SDKs follow a link: base address, version, uri, and its headers. */
function follow(list: List, link: Link | undefined): Promise<CustomerCollection> {
  assert.ok(link)
  return list(`/v1/${link.uri}`, link.headers[0]?.value)
}

function names(page: CustomerCollection): string[] {
  return page.items.map(({ companyProfile }) => companyProfile.companyName)
}

const raw = (text: string) => `filter=${encodeURIComponent(text)}`

function filterOf(filter: object): string {
  return encodeURIComponent(JSON.stringify(filter))
}
