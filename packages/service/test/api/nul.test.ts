import assert from 'node:assert/strict'
import { it } from 'node:test'
import { customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('the character NUL', (makeStorage) => {
  it('never reaches a store that cannot keep it', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const qualifications = `/v1/customers/${customer('01')}/qualifications`
    for (const [method, path, body] of [
      ['POST', qualifications, '{"qualification":"Education","website":"a\\u0000b.example"}'],
      ['POST', `${qualifications}?code=%00`, '{"qualification":"GovernmentCommunityCloud"}'],
      ['GET', `/accredit/v1/customers?after=${encodeURIComponent('\0')}`, undefined],
      ['GET', '/v1/customers/%00/qualifications', undefined],
    ] as const) {
      const refused = await service.call(method, path, { token, body })
      assert.equal(refused.status, 400, `${path} was answered ${refused.text}`)
    }
    // No stored text can hold NUL, so nothing is found.
    const found = await service.call('GET', '/accredit/v1/customers?search=a%00', { token })
    assert.ok(found.status < 500, found.text)
  })
})
