import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { collect } from './collect.ts'
import { connect } from './connect.ts'
import { scriptedServer, type Received } from './scripted-server.ts'

const link = (uri: string, token?: string) => ({
  uri,
  method: 'GET',
  headers: token === undefined ? [] : [{ key: 'MS-ContinuationToken', value: token }],
})

/** Customers 1 to 5, two on a page; the token is the number of the page. */
function customerPages({ headers }: Received) {
  const page = Number(headers['ms-continuationtoken'] ?? 1)
  const items = [1, 2, 3, 4, 5].slice(page * 2 - 2, page * 2).map((id) => ({ id: String(id) }))
  const next = page < 3 && {
    next: link('/customers?size=2&seekOperation=Next', String(page + 1)),
  }
  const previous = page > 1 && {
    previous: link('/customers?size=2&seekOperation=Previous', String(page - 1)),
  }
  return {
    body: {
      totalCount: items.length,
      items,
      links: { self: link('/customers'), ...next, ...previous },
      ...(next && { continuationToken: String(page + 1) }),
    },
  }
}

const urlsOf = (received: readonly Received[]) => received.map(({ url }) => url)

describe('a list', () => {
  it('gives one page when it is awaited', async () => {
    await using server = await scriptedServer(customerPages)
    const page = await connect(server.url).partner.customers.list()
    assert.deepEqual(
      page.items.map(({ id }) => id),
      ['1', '2'],
    )
    assert.equal(page.totalCount, 2)
    assert.equal(page.isFirstPage, true)
    assert.equal(page.isLastPage, false)
    assert.equal(page.continuationToken, '2')
    assert.deepEqual(urlsOf(server.received), ['/v1/customers'])
  })

  it('gives all items when it is iterated, following the links', async () => {
    await using server = await scriptedServer(customerPages)
    const ids: string[] = []
    for await (const { id } of connect(server.url).partner.customers.list()) ids.push(id)
    assert.deepEqual(ids, ['1', '2', '3', '4', '5'])
    assert.deepEqual(urlsOf(server.received), [
      '/v1/customers',
      '/v1/customers?size=2&seekOperation=Next',
      '/v1/customers?size=2&seekOperation=Next',
    ])
    const tokens = server.received.map(({ headers }) => headers['ms-continuationtoken'])
    assert.deepEqual(tokens, [undefined, '2', '3'])
  })

  it('asks for no page that the loop does not reach', async () => {
    await using server = await scriptedServer(customerPages)
    for await (const { id } of connect(server.url).partner.customers.list()) {
      if (id === '2') break
    }
    assert.equal(server.received.length, 1)
  })

  it('gives its pages, which know whether they are first or last', async () => {
    await using server = await scriptedServer(customerPages)
    const seen: unknown[] = []
    const { customers } = connect(server.url).partner
    for await (const page of customers.pages({ size: 2 })) {
      seen.push([page.items.length, page.isFirstPage, page.isLastPage])
    }
    assert.deepEqual(seen, [
      [2, true, false],
      [2, false, false],
      [1, false, true],
    ])
    assert.equal(server.received[0]?.url, '/v1/customers?size=2')
  })

  it('walks back and forth', async () => {
    await using server = await scriptedServer(customerPages)
    const first = await connect(server.url).partner.customers.query({ size: 2 })
    const second = await first.next()
    const again = await second?.previous()
    assert.equal(second?.items[0]?.id, '3')
    assert.equal(again?.items[0]?.id, '1')
    assert.equal(await again?.previous(), undefined)
  })

  it('asks for pages() only when the loop starts', async () => {
    await using server = await scriptedServer(customerPages)
    connect(server.url).partner.customers.pages()
    await connect(server.url).partner.customers.list()
    assert.equal(server.received.length, 1)
  })

  it('rejects and iterates to the same error', async () => {
    await using server = await scriptedServer(() => ({ status: 403 }))
    const { customers } = connect(server.url).partner
    await assert.rejects(customers.list(), { status: 403 })
    await assert.rejects(collect(customers.list()), { status: 403 })
    await assert.rejects(collect(customers.pages()), { status: 403 })
  })

  it('survives a list without links', async () => {
    await using server = await scriptedServer([{ body: { items: [{ id: '1' }] } }])
    const page = await connect(server.url).partner.customers.list()
    assert.deepEqual([page.isFirstPage, page.isLastPage, page.totalCount], [true, true, 1])
  })

  it('follows a link that names the version', async () => {
    await using server = await scriptedServer([
      { body: { items: [], links: { next: link('/v1/customers?size=40') } } },
      { body: { items: [] } },
    ])
    await collect(connect(server.url).partner.customers.pages())
    assert.equal(server.received[1]?.url, '/v1/customers?size=40')
  })

  it('follows no link to another host', async () => {
    for (const uri of ['https://evil.example/v1/customers', '//evil.example/customers', '']) {
      await using server = await scriptedServer([
        { body: { items: [], links: { next: link(uri) } } },
      ])
      const page = await connect(server.url).partner.customers.list()
      await assert.rejects(page.next(), { category: 'ResponseParsing' })
      assert.equal(server.received.length, 1)
    }
  })

  it('stops between pages when it is cancelled', async () => {
    await using server = await scriptedServer(customerPages)
    const stop = new AbortController()
    const { customers } = connect(server.url).partner
    const loop = async () => {
      for await (const page of customers.pages({}, { signal: stop.signal })) {
        if (page.isFirstPage) stop.abort()
      }
    }
    await assert.rejects(loop(), { name: 'AbortError' })
    assert.equal(server.received.length, 1)
  })
})

describe('a query of customers', () => {
  it('writes the filter as the .NET SDK does', async () => {
    await using server = await scriptedServer([{ body: { items: [] } }])
    await connect(server.url).partner.customers.query({
      filter: { field: 'CompanyName', operator: 'starts_with', value: 'Fabrikam & Inc' },
    })
    const url = new URL(server.received[0]!.url, server.url)
    assert.equal(url.searchParams.get('size'), '0')
    assert.deepEqual(JSON.parse(url.searchParams.get('filter')!), {
      Field: 'CompanyName',
      Value: 'Fabrikam & Inc',
      Operator: 'starts_with',
    })
  })

  it('seeks with the token alone', async () => {
    await using server = await scriptedServer(customerPages)
    const page = await connect(server.url).partner.customers.query({
      size: 7,
      seek: { operation: 'Next', continuationToken: '3' },
    })
    assert.equal(page.items[0]?.id, '5')
    assert.equal(server.received[0]?.url, '/v1/customers?seekOperation=Next')
    assert.equal(server.received[0]?.headers['ms-continuationtoken'], '3')
  })
})
