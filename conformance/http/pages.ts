import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Partner, Received } from './exchange.ts'

interface Link {
  readonly uri: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}

/** Lists of customers, page by page. Source: the paging of both SDKs. */
export function describePages(enter: () => Partner): void {
  /** Follows a link as SDKs do: its address below /v1, and its headers. */
  const follow = ({ call }: Partner, { uri, headers }: Link): Promise<Received> =>
    call('GET', `/v1${uri}`, {
      headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    })
  const idsOf = (page: Received) => (page.json.items as { id: string }[]).map(({ id }) => id)

  it('lead from the first to the last and back, each customer once', async () => {
    const partner = enter()
    const { call, newCustomer } = partner
    const own = [await newCustomer(), await newCustomer(), await newCustomer()]
    const first = await call('GET', '/v1/customers?size=2')
    assert.equal(first.json.links.previous, undefined)
    const pages = [first]
    for (let page = first; page.json.links.next; pages.push(page)) {
      page = await follow(partner, page.json.links.next)
      assert.equal(page.status, 200, page.text)
      assert.ok(pages.length < 1_000)
    }
    for (const page of pages) {
      assert.equal(page.json.totalCount, page.json.items.length)
      assert.ok(page.json.items.length <= 2)
      for (const { uri } of Object.values(page.json.links) as Link[]) {
        assert.doesNotMatch(uri, /^\/v1|[ {}"]/)
      }
    }
    const ids = pages.flatMap(idsOf)
    assert.equal(new Set(ids).size, ids.length)
    for (const id of own) assert.ok(ids.includes(id))
    const last = pages.at(-1)
    const before = pages.at(-2)
    assert.ok(last?.json.links.previous && before)
    assert.deepEqual(idsOf(await follow(partner, last.json.links.previous)), idsOf(before))
  })

  it('carry size and filter in the token alone, as SDKs send a seek', async () => {
    const partner = enter()
    const { call, newCustomer } = partner
    const name = `Page Turners ${Date.now()}`
    const own = [await newCustomer(name), await newCustomer(name), await newCustomer(name)]
    const filter = JSON.stringify({ Field: 'CompanyName', Value: name, Operator: 'starts_with' })
    const first = await call('GET', `/v1/customers?size=2&filter=${encodeURIComponent(filter)}`)
    assert.equal(first.json.items.length, 2)
    const token = first.json.links.next.headers.find(
      ({ key }: { key: string }) => key === 'MS-ContinuationToken',
    ).value as string
    assert.equal(first.json.continuationToken, token)
    const second = await call('GET', '/v1/customers?seekOperation=Next', {
      headers: { 'ms-continuationtoken': token },
    })
    assert.deepEqual([...idsOf(first), ...idsOf(second)].toSorted(), own.toSorted())
    assert.equal(second.json.links.next, undefined)
  })

  it('of size 0 hold everything', async () => {
    const { call } = enter()
    const all = await call('GET', '/v1/customers?size=0')
    assert.equal(all.status, 200)
    assert.equal(all.json.attributes.objectType, 'Collection')
    const none = await call('GET', '/v1/customers')
    assert.deepEqual(idsOf(none), idsOf(all))
  })
}
