import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { QualificationEvent, QualificationEventCollection } from '@accredit/contract'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { follow } from './follow.ts'

const ask = (service: TestService, digits: string, token: string, body: object) =>
  service.call('POST', `/v1/customers/${customer(digits)}/qualifications`, { token, body })

const list = async (service: TestService, token: string, query = '') =>
  (await service.call('GET', `/accredit/v1/events${query}`, { token }))
    .json as QualificationEventCollection

/** Waits until a customer has so many events, and gives them, oldest first. */
async function eventsOf(service: TestService, token: string, digits: string, count: number) {
  const { items } = await until(
    () => list(service, token, `?customerId=${customer(digits)}`),
    (page) => page.items.length === count,
    `${count} events of ${digits}`,
  )
  return items.toReversed()
}

interface Told {
  readonly vettingStatus?: string
  readonly remainingCreates?: number
}

const tellState = (state: Told | undefined) =>
  state ? (state.vettingStatus ?? state.remainingCreates ?? 'there') : '–'

const tell = ({ type, data }: QualificationEvent) => {
  const { before, after, reason } = data as { before?: Told; after?: Told; reason?: string }
  return [type, tellState(before), tellState(after), ...(reason ? [reason] : [])].join(' ')
}

onEveryStore('events of qualifications', (makeStorage, dialect) => {
  it('tell what changed, in order, with the correlation of the request', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const education = { qualification: 'Education', educationSegment: 'K12' }
    const correlationId = '5f0c3a52-7d1e-4b6a-9f2c-1c1d0e5a7b99'
    const denied = { ...education, website: 'deny-not-an-academic-domain.accredit.test' }
    const path = `/v1/customers/${customer('01')}/qualifications`
    await service.call('POST', path, { token, body: denied, correlationId })
    const first = await eventsOf(service, token, '01', 2)
    assert.deepEqual(first.map(tell), [
      'qualification.requested – InReview',
      'qualification.denied InReview Denied Not an Academic Domain',
    ])
    for (const { data } of first) {
      assert.equal(data.correlationId, correlationId)
      assert.equal(data.partnerId, customer('a001'))
    }
    await ask(service, '01', token, { ...education, website: 'approve.accredit.test' })
    const all = await eventsOf(service, token, '01', 4)
    assert.deepEqual(all.slice(2).map(tell), [
      'qualification.requested Denied InReview',
      'qualification.approved InReview Approved',
    ])
    assert.equal(new Set(all.map(({ id }) => id)).size, 4)
  })

  it('tell of codes that are spent, and once that few uses are left', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const body = { qualification: 'GovernmentCommunityCloud', validationCode: '12345' }
    const told: string[] = []
    for (const digits of ['01', '02', '03']) {
      assert.equal((await ask(service, digits, token, body)).status, 201)
      const { items } = await list(service, token, `?customerId=${customer(digits)}`)
      told.push(...items.toReversed().map(tell))
    }
    // Four of five are left at first: one is the fifth part.
    const one = (left: number, low: boolean) => [
      'qualification.requested – Approved',
      `code.redeemed ${left + 1} ${left}`,
      ...(low ? [`code.low ${left + 1} ${left}`] : []),
      'qualification.approved – Approved',
    ]
    assert.deepEqual(told, [...one(3, false), ...one(2, false), ...one(1, true)])
  })

  it('tell of new customers, addresses, and requests that end with their customer', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const path = `/v1/customers/${customer('01')}/profiles/billing`
    const { json: profile } = await service.call('GET', path, { token })
    const before = profile.defaultAddress
    const after = { ...before, addressLine1: '2 School Way' }
    const changed = { ...profile, defaultAddress: after }
    assert.equal((await service.call('PUT', path, { token, body: changed })).status, 200)
    const { json: again } = await service.call('GET', path, { token })
    const renamed = { ...again, companyName: 'Northwind School' }
    assert.equal((await service.call('PUT', path, { token, body: renamed })).status, 200)
    const [address, ...others] = await eventsOf(service, token, '01', 1)
    assert.equal(address?.type, 'address.changed')
    assert.deepEqual(others, [])
    assert.equal(address.data.before?.addressLine1, before.addressLine1)
    assert.equal(address.data.after.addressLine1, '2 School Way')

    await ask(service, '02', token, { qualification: 'Education', educationSegment: 'K12' })
    const remove = { relationshipToPartner: 'none' }
    await service.call('PATCH', `/v1/customers/${customer('02')}`, { token, body: remove })
    assert.deepEqual((await eventsOf(service, token, '02', 2)).map(tell), [
      'qualification.requested – InReview',
      'qualification.withdrawn InReview –',
    ])
    await service.call('DELETE', `/v1/customers/${customer('12')}`, { token })
    assert.deepEqual((await eventsOf(service, token, '12', 1)).map(tell), [
      'qualification.withdrawn InReview –',
    ])
    // Nothing is withdrawn from a customer that waits for nothing.
    await service.call('DELETE', `/v1/customers/${customer('05')}`, { token })
    assert.deepEqual(await eventsOf(service, token, '05', 0), [])
  })

  it('tell once of a review that takes too long', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    await service.advance('P10D')
    const [overdue] = await eventsOf(service, token, '12', 1)
    assert.equal(overdue?.type, 'case.overdue')
    assert.ok(overdue.data.after.expectedBy > overdue.data.after.requestedAt)
    await service.advance('P1D')
    await ask(service, '12', token, { qualification: 'StateOwnedEntity' })
    await eventsOf(service, token, '12', 3)
    const { items } = await list(service, token, '?type=case.overdue')
    assert.deepEqual(
      items.map(({ id }) => id),
      [overdue.id],
    )
  })

  it('are listed page by page, read one by one, and told again to those who follow', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    for (const digits of ['01', '02', '03']) {
      await ask(service, digits, token, { qualification: 'StateOwnedEntity' })
    }
    const all = (await list(service, token)).items
    assert.equal(all.length, 6)
    const paged: QualificationEvent[] = []
    for (let after = ''; ;) {
      const page = await list(service, token, `?size=4&after=${after}`)
      paged.push(...page.items)
      if (page.next === undefined) break
      after = page.next
    }
    assert.deepEqual(paged, all)
    const approved = await list(service, token, '?type=qualification.approved')
    assert.equal(approved.items.length, 3)
    const [event] = approved.items
    assert.ok(event)
    const path = `/accredit/v1/events/${event.id}`
    assert.deepEqual((await service.call('GET', path, { token })).json, event)

    using mine = await follow(service, token)
    const again = await service.call('POST', `${path}/resend`, { token })
    assert.deepEqual(again.json, event)
    await until(
      async () => mine.events,
      (seen) => seen.length === 1,
      'the event again',
    )
    assert.deepEqual(mine.events, [event])
    assert.deepEqual((await list(service, token)).items, all)
    assert.deepEqual(
      (await list(service, token, '?type=qualification.approved')).items,
      approved.items,
    )

    const other = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const sales = await service.userToken('sales@contoso.onmicrosoft.com')
    for (const [method, at, who, error] of [
      ['GET', path, other, 'NotFound'],
      ['POST', `${path}/resend`, other, 'NotFound'],
      ['POST', `${path}/resend`, sales, 'RoleNotAllowed'],
      ['GET', '/accredit/v1/events/x', token, 'NotFound'],
      ['GET', '/accredit/v1/events?type=x', token, 'InvalidQuery'],
      ['GET', '/accredit/v1/events?after=x', token, 'InvalidQuery'],
      ['GET', '/accredit/v1/events?customerId=x', token, 'InvalidQuery'],
    ] as const) {
      const refused = await service.call(method, at, { token: who })
      assert.equal(refused.json.errorName, error, at)
    }
  })

  it('reach those who follow after a reset, whether they came before it or bring a place from then', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const own = async (digits: string) => {
      const asked = await ask(service, digits, token, { qualification: 'StateOwnedEntity' })
      assert.equal(asked.status, 201, asked.text)
    }
    using early = await follow(service, token)
    for (const digits of ['01', '02', '03']) await own(digits)
    await until(
      async () => early.events.length,
      (count) => count >= 6,
      'the first events',
    )
    assert.equal((await service.call('POST', '/sandbox/v1/reset')).status, 204)
    using late = await follow(service, token, '5')
    await own('11')
    for (const { events } of [early, late]) {
      await until(
        async () => events.map(({ data }) => data.customerId),
        (ids) => ids.includes(customer('11')),
        'the event after the reset',
      )
    }
  })

  // An SQLite store has one node.
  if (dialect === 'postgres') {
    it('reach those who follow without waiting for the next look, also from another node', async () => {
      await using storage = await makeStorage()
      await using service = await startTestService(storage, { worker: 'off' })
      // One address in front of both.
      const front = { worker: 'off', publicUrl: service.url } as const
      await using other = await startTestService(storage, front)
      const token = await service.userToken()
      using near = await follow(service, token)
      using far = await follow(other, token)
      const started = performance.now()
      for (const [index, digits] of ['01', '02', '03', '04', '11'].entries()) {
        await ask(service, digits, token, { qualification: 'StateOwnedEntity' })
        await until(
          async () => [near, far].map(({ events }) => events.length),
          (counts) => counts.every((count) => count === 2 * (index + 1)),
          `the events of ${digits} on both nodes`,
        )
      }
      // A look comes every second: without news from the other node five rounds take longer than two.
      assert.ok(performance.now() - started < 2_500)
    })
  }
})
