import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('the limits', (makeStorage) => {
  it('tell how many requests a minute the service takes', async () => {
    await using storage = await makeStorage()
    for (const [throttlePerMinute, requestsPerMinute] of [
      ['40', 40],
      ['0', null],
    ] as const) {
      await using service = await startTestService(storage, { throttlePerMinute })
      const token = await service.userToken()
      const limits = await service.call('GET', '/accredit/v1/limits', { token })
      assert.equal(limits.status, 200, limits.text)
      assert.deepEqual(limits.json, { requestsPerMinute })
    }
  })
})
