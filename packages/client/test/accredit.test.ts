import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { collect } from './collect.ts'
import { connect, customerId } from './connect.ts'
import { scriptedServer } from './scripted-server.ts'

describe('insight', () => {
  it('reads what Accredit alone knows', async () => {
    await using server = await scriptedServer(() => ({ body: {} }))
    const { insight } = connect(server.url).partner
    await insight.me()
    await insight.customers({ search: 'a b&c', status: 'Denied', size: 2, after: 'x' })
    await insight.customers()
    await insight.vetting(customerId)
    await insight.codeRedemptions()
    await insight.overview()
    await insight.limits()
    assert.deepEqual(
      server.received.map(({ url }) => url),
      [
        '/accredit/v1/me',
        '/accredit/v1/customers?search=a%20b%26c&status=Denied&size=2&after=x',
        '/accredit/v1/customers',
        `/accredit/v1/customers/${customerId}/vetting`,
        '/accredit/v1/codes/redemptions',
        '/accredit/v1/overview',
        '/accredit/v1/limits',
      ],
    )
  })

  it('reads all customers page by page', async () => {
    await using server = await scriptedServer([
      { body: { items: [{ id: 1 }, { id: 2 }], total: 3, next: 'two' } },
      { body: { items: [{ id: 3 }], total: 3 } },
    ])
    const { insight } = connect(server.url).partner
    const customers = await collect(insight.allCustomers({ status: 'none', size: 2 }))
    assert.deepEqual(customers, [{ id: 1 }, { id: 2 }, { id: 3 }])
    assert.equal(server.received[1]?.url, '/accredit/v1/customers?status=none&size=2&after=two')
  })
})

describe('the desk', () => {
  it('reads the queue and a case', async () => {
    await using server = await scriptedServer(() => ({ body: { items: [] } }))
    const { desk } = connect(server.url).partner
    await desk.list()
    await desk.list({ state: 'desk', assignee: 'me', customer: customerId, size: 10, after: 'x' })
    await desk.byId('case-1').get()
    assert.deepEqual(
      server.received.map(({ method, url }) => [method, url]),
      [
        ['GET', '/vetting/v1/cases'],
        ['GET', `/vetting/v1/cases?state=desk&assignee=me&customer=${customerId}&size=10&after=x`],
        ['GET', '/vetting/v1/cases/case-1'],
      ],
    )
  })

  it('takes its steps on the case as it was read', async () => {
    await using server = await scriptedServer(() => ({ body: {} }))
    const found = connect(server.url).partner.desk.byId('case-1')
    const etag = '7'
    await found.assign('reviewer1@vetting.accredit.test')
    await found.assign(null)
    await found.note('Called the school.')
    await found.decide({ verdict: 'deny', reason: 'Not an eligible Museum' }, { etag })
    await found.confirm({ etag })
    await found.takeBack({ etag })
    assert.deepEqual(
      server.received.map(({ method, url, body, headers }) => [
        method,
        url.replace('/vetting/v1/cases/case-1/', ''),
        body === '' ? undefined : JSON.parse(body),
        headers['if-match'],
      ]),
      [
        ['POST', 'assignment', { assignee: 'reviewer1@vetting.accredit.test' }, undefined],
        ['POST', 'assignment', { assignee: null }, undefined],
        ['POST', 'notes', { text: 'Called the school.' }, undefined],
        ['POST', 'decision', { verdict: 'deny', reason: 'Not an eligible Museum' }, '"7"'],
        ['POST', 'confirmation', undefined, '"7"'],
        ['DELETE', 'decision', undefined, '"7"'],
      ],
    )
  })
})
