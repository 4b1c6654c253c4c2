import assert from 'node:assert/strict'
import { it } from 'node:test'
import { customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('the character NUL', (makeStorage) => {
  it('is refused in bodies and addresses, since not every store can keep it', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const qualifications = `/v1/customers/${customer('01')}/qualifications`
    for (const body of [
      '{"qualification":"Education","website":"a\\u0000b.example"}',
      '{"qualification":"Education","nested":{"a\\u0000":1}}',
    ]) {
      const refused = await service.call('POST', qualifications, { token, body })
      assert.deepEqual([refused.status, refused.json.errorName], [400, 'InvalidRequestInput'])
      assert.match(refused.json.description, /NUL/)
    }
    for (const path of [`${qualifications}?code=%00`, '/accredit/v1/customers?search=a%00']) {
      const refused = await service.call('GET', path, { token })
      assert.deepEqual([refused.status, refused.json.errorName], [400, 'MalformedRequest'])
    }
    // Six characters that only look like one.
    const body = '{"qualification":"StateOwnedEntity","website":"\\\\u0000"}'
    assert.equal((await service.call('POST', qualifications, { token, body })).status, 201)
  })
})
