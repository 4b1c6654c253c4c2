import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import type { VettingCase, VettingCaseCollection } from '@accredit/contract'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const cases = '/vetting/v1/cases'
const bellows = `/v1/customers/${customer('12')}/qualifications`

onEveryStore('the desk', (makeStorage) => {
  it('shows the queue and one case with findings, timeline and SLA', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await atDesk(service)
    const { items } = (await desk.get(cases)) as VettingCaseCollection
    assert.deepEqual(
      items.map(({ companyName, state }) => [companyName, state]),
      [['Bellows College', 'desk']],
    )
    const found = await desk.open()
    assert.equal(found.customer.domain, 'bellowscollege.onmicrosoft.com')
    assert.equal(found.request.educationSegment, 'HigherEducation')
    assert.deepEqual(
      found.timeline.map(({ kind }) => kind),
      ['opened', 'sent-to-desk'],
    )
    const days = (Date.parse(found.slaDueAt) - Date.parse(found.openedAt)) / 86_400_000
    assert.ok(days >= 3 && days <= 5, `three business days are ${days} days`)
  })

  it('takes a request that the checks doubt, with what they found', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await atDesk(service)
    const token = await service.userToken()
    const path = `/v1/customers/${customer('11')}/qualifications`
    const asked = await service.call('POST', path, { token, body: { qualification: 'Education' } })
    assert.equal(asked.status, 201)
    const { items } = await until(
      async () =>
        (await desk.get(`${cases}?state=desk&customer=${customer('11')}`)) as VettingCaseCollection,
      (page) => page.items.length === 1,
      'the case of Relecloud on the desk',
    )
    const found = (await desk.get(`${cases}/${items[0]?.id}`)) as VettingCase
    assert.ok(found.findings.some(({ level }) => level === 'fail'))
    assert.match(found.explanation ?? '', /\w/)
  })

  it('looks at the address that was corrected before the request', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await atDesk(service)
    const token = await service.userToken()
    const profilePath = `/v1/customers/${customer('11')}/profiles/billing`
    const profile = (await service.call('GET', profilePath, { token })).json
    const address = {
      country: 'US',
      city: 'Portland',
      state: 'OR',
      postalCode: '97201',
      addressLine1: '5 Salmon Street',
    }
    const corrected = await service.call('PUT', profilePath, {
      token,
      body: { ...profile, defaultAddress: address },
    })
    assert.equal(corrected.status, 200, corrected.text)
    const path = `/v1/customers/${customer('11')}/qualifications`
    await service.call('POST', path, { token, body: { qualification: 'Education' } })
    const { items } = (await desk.get(
      `${cases}?customer=${customer('11')}`,
    )) as VettingCaseCollection
    const found = (await desk.get(`${cases}/${items[0]?.id}`)) as VettingCase
    assert.deepEqual(found.customer.address, address)
  })

  it('shows a decision only after the time for taking it back, and once', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await atDesk(service)
    const token = await service.userToken()
    const found = await desk.open()
    const decided = await desk.decide(found, {
      verdict: 'deny',
      reason: 'Not an eligible Museum',
      publicNote: 'Please send proof.',
      privateNote: 'Looks like a shop.',
    })
    assert.equal(decided.status, 200)
    assert.equal(decided.json.state, 'decided')
    assert.equal((await service.call('GET', bellows, { token })).json[0].vettingStatus, 'InReview')
    await service.advance('PT31S')
    const [record] = await until(
      async () => (await service.call('GET', bellows, { token })).json,
      ([seen]) => seen.vettingStatus === 'Denied',
      'the verdict',
    )
    assert.equal(record.vettingReason, 'Not an eligible Museum')
    const shown = await desk.open(found.id)
    assert.deepEqual(
      shown.timeline.map(({ kind }) => kind),
      ['opened', 'sent-to-desk', 'noted', 'decided', 'shown'],
    )
    const late = await desk.takeBack(shown)
    assert.equal(late.status, 409)
    assert.equal(late.json.errorName, 'CaseStateConflict')
  })

  it('takes a decision back before it is shown', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await atDesk(service)
    const decided = await desk.decide(await desk.open(), { verdict: 'approve' })
    const back = await desk.takeBack(decided.json)
    assert.equal(back.status, 200)
    assert.equal(back.json.state, 'desk')
    assert.equal(back.json.verdict, undefined)
    await service.advance('PT1H')
    const again = await desk.decide(back.json, { verdict: 'approve' })
    assert.equal(again.status, 200)
  })

  it('lets one of two reviewers win; the other is told and loses nothing', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const first = await atDesk(service, 'reviewer1')
    const second = await atDesk(service, 'reviewer2')
    const found = await first.open()
    const answers = await Promise.all([
      first.decide(found, { verdict: 'approve' }),
      second.decide(found, { verdict: 'deny', reason: 'Not an Academic Domain' }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400])
    assert.equal(answers.find(({ status }) => status === 400)?.json.errorName, 'EtagNotValid')
  })

  it('waits for a second person where two must agree', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { twoPersons: 'on' })
    const first = await atDesk(service, 'reviewer1')
    const second = await atDesk(service, 'reviewer2')
    const token = await service.userToken()
    const decided = await first.decide(await first.open(), { verdict: 'approve' })
    assert.equal(decided.json.needsConfirmation, true)
    await service.advance('P7D')
    assert.equal((await service.call('GET', bellows, { token })).json[0].vettingStatus, 'InReview')
    const self = await first.confirm(decided.json)
    assert.deepEqual([self.status, self.json.errorName], [403, 'SecondReviewerNeeded'])
    const confirmed = await second.confirm(decided.json)
    assert.equal(confirmed.json.confirmedBy, 'reviewer2@vetting.accredit.test')
    await service.advance('PT31S')
    await until(
      async () => (await service.call('GET', bellows, { token })).json,
      ([seen]) => seen.vettingStatus === 'Approved',
      'the confirmed verdict',
    )
  })

  it('assigns, notes, and refuses what it cannot read', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const desk = await atDesk(service)
    const { id } = await desk.open()
    const assigned = await desk.post(`${cases}/${id}/assignment`, {
      assignee: 'reviewer2@vetting.accredit.test',
    })
    assert.equal(assigned.json.assignee, 'reviewer2@vetting.accredit.test')
    const mine = (await desk.get(`${cases}?assignee=me`)) as VettingCaseCollection
    assert.equal(mine.items.length, 0)
    const noted = await desk.post(`${cases}/${id}/notes`, { text: 'Called them.' })
    assert.equal(noted.status, 201)
    for (const [path, body, error] of [
      [`${cases}/${id}/assignment`, { assignee: 7 }, 'InvalidRequestInput'],
      [`${cases}/${id}/notes`, { text: ' ' }, 'InvalidRequestInput'],
      [`${cases}/${id}/notes`, { text: 'x'.repeat(4_001) }, 'InvalidRequestInput'],
      [`${cases}/${id}/decision`, { verdict: 'maybe' }, 'EnumNotParsable'],
      [`${cases}/${id}/decision`, { verdict: 'deny', reason: 'Because' }, 'EnumNotParsable'],
      [`${cases}/${id}/decision`, { verdict: 'approve' }, 'EtagNotValid'],
      [`${cases}/${randomUUID()}/notes`, { text: 'x' }, 'NotFound'],
      [`${cases}/nonsense/notes`, { text: 'x' }, 'NotFound'],
    ] as const) {
      const refused = await desk.post(path, body)
      assert.equal(refused.json.errorName, error, `${path} ${JSON.stringify(body)}`)
    }
    const page = await service.call('GET', `${cases}?state=lost`, { token: desk.token })
    assert.equal(page.json.errorName, 'InvalidQuery')
  })

  it('is closed to partners and to applications', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    for (const [token, error] of [
      [await service.userToken(), 'RoleNotAllowed'],
      [await service.appToken(), 'AppOnlyNotSupported'],
    ] as const) {
      const refused = await service.call('GET', cases, { token })
      assert.deepEqual([refused.status, refused.json.errorName], [403, error])
    }
  })
})

/** A reviewer at work. */
async function atDesk(service: TestService, who = 'reviewer1') {
  const token = await service.userToken(`${who}@vetting.accredit.test`)
  const get = async (path: string) => (await service.call('GET', path, { token })).json as unknown
  const post = (path: string, body: unknown, etag?: string) =>
    service.call('POST', path, {
      token,
      body,
      ...(etag !== undefined && { headers: { 'if-match': `"${etag}"` } }),
    })
  return {
    token,
    get,
    post,
    async open(id?: string): Promise<VettingCase> {
      const { items } = (await get(`${cases}?customer=${customer('12')}`)) as VettingCaseCollection
      return (await get(`${cases}/${id ?? items[0]?.id}`)) as VettingCase
    },
    decide: (found: VettingCase, body: object) =>
      post(`${cases}/${found.id}/decision`, body, found.etag),
    confirm: (found: VettingCase) =>
      post(`${cases}/${found.id}/confirmation`, undefined, found.etag),
    takeBack: (found: VettingCase) =>
      service.call('DELETE', `${cases}/${found.id}/decision`, {
        token,
        headers: { 'if-match': `"${found.etag}"` },
      }),
  }
}
