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
})
