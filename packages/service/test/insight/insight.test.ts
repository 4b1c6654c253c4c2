import assert from 'node:assert/strict'
import { it } from 'node:test'
import type {
  CustomerOverviewCollection,
  CustomerVetting,
  LiveEvent,
  Overview,
} from '@accredit/contract'
import { call, customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('the dashboard’s reads', (makeStorage) => {
  it('pages through customers with their state, by name or by domain', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const list = async (query: string) =>
      (await service.call('GET', `/accredit/v1/customers?${query}`, { token }))
        .json as CustomerOverviewCollection
    const names: string[] = []
    let after = ''
    do {
      const page: CustomerOverviewCollection = await list(`size=5&after=${after}`)
      assert.equal(page.total, 12)
      names.push(...page.items.map(({ companyName }) => companyName))
      after = page.next ?? ''
    } while (after !== '')
    assert.equal(names.length, 12)
    assert.deepEqual(names, names.toSorted())
    assert.deepEqual(await titles(list('search=W')), [
      'Wingtip University',
      'Woodgrove Federal Bureau',
    ])
    assert.deepEqual(await titles(list('search=wingtipuniversity.onm')), ['Wingtip University'])
    assert.deepEqual(await titles(list('status=InReview')), ['Bellows College'])
    assert.deepEqual(await titles(list('status=Denied')), ['Proseware Ltd', 'Trey Research'])
    assert.deepEqual(await titles(list('status=StateOwnedEntity')), ['Alpine Water Authority'])
    assert.equal((await list('status=none')).total, 5)
    const [wingtip] = (await list('search=wingtip')).items
    assert.equal(wingtip?.relationshipToPartner, 'reseller')
    assert.deepEqual(await titles(list('search=%25')), [])
    for (const query of ['status=lost', 'after=nonsense', 'size=-1']) {
      const refused = await service.call('GET', `/accredit/v1/customers?${query}`, { token })
      assert.equal(refused.json.errorName, 'InvalidQuery', query)
    }
  })

  it('tells the rounds of a customer, and how many requests are left', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const vetting = async (digits: string) =>
      (await service.call('GET', `/accredit/v1/customers/${customer(digits)}/vetting`, { token }))
        .json as CustomerVetting
    const denied = await vetting('07')
    assert.deepEqual(
      denied.rounds.map(({ state, reason }) => [state, reason]),
      Array.from({ length: 3 }, () => ['denied', 'Not an Education Customer']),
    )
    assert.deepEqual(denied.limits, [
      { qualification: 'Education', requestsLeft: 0, requestLimit: 3 },
    ])
    const open = await vetting('12')
    assert.equal(open.rounds[0]?.state, 'review')
    assert.equal((await vetting('01')).limits[0]?.requestsLeft, 3)
    const foreign = await service.call('GET', `/accredit/v1/customers/${customer('21')}/vetting`, {
      token,
    })
    assert.equal(foreign.json.errorName, 'TenantNotFound')
  })

  it('counts weeks, ages, times and codes', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const overview = (await service.call('GET', '/accredit/v1/overview', { token }))
      .json as Overview
    assert.equal(overview.weeks.length, 12)
    const sum = (name: 'requested' | 'approved' | 'denied' | 'open') =>
      overview.weeks.reduce((total, week) => total + week[name], 0)
    assert.deepEqual([sum('requested'), sum('approved'), sum('denied'), sum('open')], [6, 1, 4, 1])
    assert.equal(overview.timeToVerdict.decided, 5)
    assert.equal(overview.timeToVerdict.medianSeconds, 43_200)
    assert.deepEqual(
      overview.openByAge.map(({ count }) => count),
      [0, 1, 0],
    )
    assert.deepEqual(overview.customers, {
      total: 12,
      inReview: 1,
      qualifications: [
        { qualification: 'Education', held: 1 },
        { qualification: 'GovernmentCommunityCloud', held: 1 },
        { qualification: 'StateOwnedEntity', held: 1 },
      ],
    })
    assert.deepEqual(
      overview.lowCodes.map(({ validationId }) => validationId),
      ['10001'],
    )
    const redemptions = await service.call('GET', '/accredit/v1/codes/redemptions', { token })
    assert.deepEqual(
      redemptions.json.map((one: { companyName: string }) => one.companyName),
      ['Woodgrove Federal Bureau'],
    )
  })

  it('counts the customers that its lists show, and those who left nowhere', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const read = async (path: string) => (await service.call('GET', path, { token })).json
    const checkTiles = async () => {
      const { customers } = (await read('/accredit/v1/overview')) as Overview
      const listed = async (status: string) =>
        (await read(`/accredit/v1/customers?status=${status}`)).total as number
      assert.equal(customers.total, await listed(''))
      assert.equal(customers.inReview, await listed('InReview'))
      for (const { qualification, held } of customers.qualifications) {
        assert.equal(held, await listed(qualification), qualification)
      }
      return customers
    }
    assert.equal((await checkTiles()).inReview, 1)
    const path = `/v1/customers/${customer('12')}`
    const body = { relationshipToPartner: 'none' }
    assert.equal((await service.call('PATCH', path, { token, body })).status, 200)
    assert.equal((await checkTiles()).inReview, 0)
    const { openByAge, weeks } = (await read('/accredit/v1/overview')) as Overview
    const open = [...openByAge.map(({ count }) => count), ...weeks.map((week) => week.open)]
    assert.equal(Math.max(...open), 0)
  })

  it('knows the country of a customer that was just created', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = {
      companyProfile: { domain: 'escola-nova.onmicrosoft.com' },
      billingProfile: {
        companyName: 'Escola Nova',
        email: 'geral@escola-nova.example',
        culture: 'pt-PT',
        language: 'pt-PT',
        defaultAddress: {
          country: 'PT',
          addressLine1: 'Rua do Ouro 1',
          city: 'Lisboa',
          postalCode: '1100-060',
        },
      },
    }
    const created = await service.call('POST', '/v1/customers', { token, body })
    assert.equal(created.status, 201, created.text)
    const list = await service.call('GET', '/accredit/v1/customers?search=Escola', { token })
    assert.equal(list.json.items[0].country, 'PT')
  })

  it('says who is signed in', async () => {
    await using service = await startTestService(undefined)
    for (const [upn, expected] of [
      ['admin@contoso.onmicrosoft.com', ['Contoso', true, false]],
      ['helpdesk@contoso.onmicrosoft.com', ['Contoso', false, false]],
      ['reviewer1@vetting.accredit.test', [undefined, false, true]],
    ] as const) {
      const token = await service.userToken(upn)
      const { json } = await service.call('GET', '/accredit/v1/me', { token })
      assert.deepEqual([json.partnerName, json.mayWrite, json.reviewer], expected)
      assert.equal(json.userPrincipalName, upn)
    }
  })

  it('tells the desk of its own steps, and partners nothing of them', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
    const partner = await follow(service, await service.userToken())
    const desk = await follow(service, reviewer)
    const { items } = (await service.call('GET', '/vetting/v1/cases', { token: reviewer })).json
    const path = `/vetting/v1/cases/${items[0].id}/notes`
    await service.call('POST', path, { token: reviewer, body: { text: 'Called them.' } })
    // Something that partners are told comes after it, so that nothing more can be under way.
    const own = `/v1/customers/${customer('03')}/qualifications`
    const token = await service.userToken()
    await service.call('POST', own, { token, body: { qualification: 'StateOwnedEntity' } })
    const kinds = (seen: Followed) => seen.events.map(({ event }) => event.type)
    await until(
      async () => [kinds(partner), kinds(desk)],
      ([first = [], second = []]) => first.length === 2 && second.length === 3,
      'what each is told',
    )
    assert.deepEqual(kinds(partner), ['qualification.requested', 'qualification.approved'])
    assert.deepEqual(kinds(desk), [
      'case.changed',
      'qualification.requested',
      'qualification.approved',
    ])
    assert.equal(desk.events[0]?.event.data['by'], 'reviewer1@vetting.accredit.test')
    for (const one of [partner, desk]) one.close()
  })

  it('tells everybody at once that a sandbox’s clock was put ahead', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const partner = await follow(service, await service.userToken())
    const desk = await follow(service, await service.userToken('reviewer1@vetting.accredit.test'))
    const before = Date.now()
    for (const [count, duration] of [
      [1, 'PT2H'],
      [2, 'P1D'],
    ] as const) {
      await service.advance(duration)
      await until(
        async () => [partner, desk].map(({ events }) => events.length),
        (counts) => counts.every((seen) => seen === count),
        'the news of the clock',
      )
    }
    for (const { events, close } of [partner, desk]) {
      const [first, second] = events.map(({ event }) => event)
      assert.equal(first?.type, 'clock.changed')
      assert.ok(Date.parse(first.timestamp) >= before + 7_200_000)
      assert.ok(Date.parse(second?.timestamp ?? '') >= before + 93_600_000)
      close()
    }
    assert.equal(partner.events[0]?.event.data.partnerId, customer('a001'))
  })

  it('streams what happens to those whom it concerns, and goes on after a break', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const mine = await follow(service, token)
    const theirs = await follow(service, await service.userToken('admin@fabrikam.onmicrosoft.com'))
    const desk = await follow(service, await service.userToken('reviewer1@vetting.accredit.test'))
    const path = `/v1/customers/${customer('01')}/qualifications`
    await call(service.url, 'POST', path, { token, body: { qualification: 'Education' } })
    const kinds = (seen: Followed) => seen.events.map(({ event }) => event.type)
    await until(
      async () => kinds(mine),
      (seen) => seen.length === 2,
      'both events',
    )
    assert.deepEqual(kinds(mine), ['qualification.requested', 'qualification.approved'])
    await until(
      async () => kinds(desk),
      (seen) => seen.length === 2,
      'both events at the desk',
    )
    mine.close()
    const again = await follow(service, token, mine.events[0]?.id)
    await until(
      async () => kinds(again),
      (seen) => seen.length === 1,
      'the event that was missed',
    )
    assert.deepEqual(kinds(again), ['qualification.approved'])
    assert.deepEqual(kinds(theirs), [])
    for (const one of [theirs, desk, again]) one.close()
    const refused = await service.call('GET', '/accredit/v1/events/stream', {
      token,
      headers: { accept: 'text/event-stream', 'last-event-id': 'x' },
    })
    assert.equal(refused.json.errorName, 'InvalidQuery')
  })
})

async function titles(page: Promise<CustomerOverviewCollection>): Promise<string[]> {
  return (await page).items.map(({ companyName }) => companyName)
}

interface Followed {
  readonly events: { id: string; event: LiveEvent }[]
  close(): void
}

/** Reads a stream of server-sent events in the background. */
async function follow(service: TestService, token: string, lastId?: string): Promise<Followed> {
  const closing = new AbortController()
  const response = await fetch(`${service.url}/accredit/v1/events/stream`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'text/event-stream',
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    },
    signal: closing.signal,
  })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  const events: Followed['events'] = []
  const read = async () => {
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const found = /^(?:id: (?<id>\d+)\n)?event: .+\ndata: (?<data>.+)$/m.exec(block)
        if (found?.groups) {
          const event = JSON.parse(found.groups['data'] ?? '') as LiveEvent
          events.push({ id: found.groups['id'] ?? '', event })
        }
      }
    }
  }
  void read().catch((error: unknown) => assert.ok(closing.signal.aborted, String(error)))
  return { events, close: () => closing.abort() }
}
