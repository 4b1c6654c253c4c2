import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, it } from 'node:test'
import { reviewerAppRole, type VettingCase } from '@accredit/contract'
import { mintToken } from '../main/support/mint-token.ts'
import { startTestService, type TestCall, type TestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { openCase } from './open-case.ts'

const staff = 'c0de0000-0000-4000-8000-00000000d001'
const rosa = 'reviewer1@vetting.accredit.test'

onEveryStore('who a reviewer is', (makeStorage) => {
  let storage: TestStorage
  let service: TestService
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage, { twoPersons: 'on' })
  })
  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  /** A reviewer by the last digits of the object id, with a user name of the test's choice. */
  async function signIn(user: string, upn = rosa) {
    const claims = { upn, roles: [reviewerAppRole] }
    const token = await mintToken(service, { tenant: staff, user, claims })
    const step = (method: string, found: VettingCase, name: string, call: TestCall = {}) =>
      service.call(method, `/vetting/v1/cases/${found.id}/${name}`, {
        token,
        headers: { 'if-match': `"${found.etag}"` },
        ...call,
      })
    return {
      token,
      decide: (found: VettingCase, call: TestCall = {}) =>
        step('POST', found, 'decision', { body: { verdict: 'approve' }, ...call }),
      confirm: (found: VettingCase, call?: TestCall) => step('POST', found, 'confirmation', call),
      takeBack: (found: VettingCase, call?: TestCall) => step('DELETE', found, 'decision', call),
      note: (found: VettingCase, call?: TestCall) => step('POST', found, 'notes', call),
      assign: (found: VettingCase, assignee: string | null, call?: TestCall) =>
        step('POST', found, 'assignment', { body: { assignee }, ...call }),
    }
  }

  it('answers each reviewer who sends the same request id', async () => {
    const found = await openCase(service, { companyName: 'Request School' })
    const first = await signIn('d101')
    const second = await signIn('d102', 'reviewer2@vetting.accredit.test')
    const requestId = randomUUID()
    const decided = await first.decide(found, { requestId })
    assert.equal(decided.status, 200)
    const late = await second.decide(found, { requestId })
    assert.deepEqual([late.status, late.json.errorName], [400, 'EtagNotValid'])
    const again = await first.decide(found, { requestId })
    assert.deepEqual([again.status, again.text], [200, decided.text], 'their own is replayed')

    const confirmation = randomUUID()
    const own = await first.confirm(decided.json, { requestId: confirmation })
    assert.equal(own.json.errorName, 'SecondReviewerNeeded')
    const confirmed = await second.confirm(decided.json, { requestId: confirmation })
    assert.equal(confirmed.status, 200, confirmed.text)
    const note = { requestId: randomUUID(), body: { text: 'Called.' } }
    assert.equal((await first.note(found, note)).status, 201)
    const noted = (await second.note(found, note)).json as VettingCase
    assert.equal(noted.timeline.filter(({ kind }) => kind === 'noted').length, 2)
  })

  for (const [said, upn] of [
    ['another user name', 'rosa.keller@vetting.accredit.test'],
    ['a space at the end', `${rosa} `],
    ['a character that nobody sees', `rev\u200Biewer1@vetting.accredit.test`],
    ['a mark that turns the writing', `\u202E${rosa}`],
    ['other letters of the same kind', rosa.replace('reviewer', 'ｒeviewer')],
  ] as const) {
    it(`knows a reviewer who comes back with ${said}`, async () => {
      const found = await openCase(service, { companyName: `School of ${randomUUID()}` })
      const first = await signIn('d101')
      const decided = await first.decide(found)
      assert.equal(decided.json.decidedBy, rosa)
      const same = await signIn('d101', upn)
      const self = await same.confirm(decided.json)
      assert.deepEqual([self.status, self.json.errorName], [403, 'SecondReviewerNeeded'])
      const isThere = async (token: string) => {
        const path = `/vetting/v1/cases?confirmation=mine&customer=${found.customerId}`
        return (await service.call('GET', path, { token })).json.items.length === 1
      }
      assert.equal(await isThere(same.token), false, 'it is none to confirm for them')
      const me = (await service.call('GET', '/accredit/v1/me', { token: same.token })).json
      assert.equal(me.id, decided.json.decidedById)
      assert.doesNotMatch(me.userPrincipalName, /\s|[^\x21-\x7e]/, 'it is shown as it is read')
      const second = await signIn('d102', 'reviewer2@vetting.accredit.test')
      assert.equal(await isThere(second.token), true)
    })
  }

  it('lets another person of the same name confirm', async () => {
    const found = await openCase(service, { companyName: 'Namesake School' })
    const first = await signIn('d101')
    const decided = await first.decide(found)
    const namesake = await signIn('d1ff')
    const confirmed = await namesake.confirm(decided.json)
    assert.equal(confirmed.status, 200, confirmed.text)
    const { decidedBy, decidedById, confirmedBy, confirmedById, timeline } =
      confirmed.json as VettingCase
    assert.deepEqual([decidedBy, confirmedBy], [rosa, rosa])
    assert.deepEqual([decidedById, confirmedById], [personId('d101'), personId('d1ff')])
    const people = timeline.map(({ kind, actorId }) => [kind, actorId])
    assert.deepEqual(people.slice(-2), [
      ['decided', personId('d101')],
      ['confirmed', personId('d1ff')],
    ])
    assert.equal(timeline[0]?.actorId, undefined, 'who asked is none of the desk')
  })

  it('gives a case to a person, by id or by a name that is theirs alone', async () => {
    const found = await openCase(service, { companyName: 'Assigned School' })
    const shared = 'shared@vetting.accredit.test'
    const first = await signIn('d201', shared)
    const cases = async (token: string, query: string) => {
      const path = `/vetting/v1/cases?customer=${found.customerId}&${query}`
      const { json } = await service.call('GET', path, { token })
      return json.errorName ?? json.items.length
    }
    const mine = await first.assign(found, shared.toUpperCase())
    assert.deepEqual([mine.json.assignee, mine.json.assigneeId], [shared, personId('d201')])
    assert.equal(await cases(first.token, 'assignee=me'), 1)
    assert.equal(await cases(first.token, `assignee=${shared}`), 1)

    // The name is given again, to somebody else.
    const second = await signIn('d202', shared)
    assert.equal(await cases(second.token, 'assignee=me'), 0, 'the case is not theirs by name')
    await service.call('GET', '/accredit/v1/me', { token: second.token })
    const unclear = await first.assign(found, shared)
    assert.deepEqual([unclear.status, unclear.json.errorName], [400, 'ReviewerAmbiguous'])
    for (const id of ['d201', 'd202'])
      assert.match(unclear.json.description, new RegExp(personId(id)))
    assert.equal(await cases(first.token, `assignee=${shared}`), 'ReviewerAmbiguous')
    const theirs = await first.assign(found, personId('d202').toUpperCase())
    assert.deepEqual([theirs.json.assignee, theirs.json.assigneeId], [shared, personId('d202')])
    assert.deepEqual(theirs.json.timeline.at(-1).data, {
      assignee: shared,
      assigneeId: personId('d202'),
    })
    assert.equal(await cases(first.token, 'assignee=me'), 0)
    assert.equal(await cases(second.token, 'assignee=me'), 1)
    assert.equal(await cases(first.token, `assignee=${personId('d202')}`), 1)

    // Once one of them is called something else, the name says who is meant.
    const renamed = await signIn('d201', 'renamed@vetting.accredit.test')
    assert.equal((await renamed.assign(found, shared)).json.assigneeId, personId('d202'))
    assert.equal(await cases(first.token, 'assignee=nobody@vetting.accredit.test'), 0)
    for (const nobody of ['nobody@vetting.accredit.test', personId('d2ff')]) {
      const unknown = await first.assign(found, nobody)
      assert.deepEqual([unknown.status, unknown.json.errorName], [400, 'ReviewerUnknown'])
      assert.match(unknown.json.description, new RegExp(nobody))
    }
    const back = await first.assign(found, null)
    assert.deepEqual([back.json.assignee, back.json.assigneeId], [undefined, undefined])
    assert.equal(await cases(first.token, 'assignee=none'), 1)
  })
})

const personId = (digits: string) => `${staff}.c0de0000-0000-4000-8000-00000000${digits}`
