import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('the sandbox’s clock', (makeStorage) => {
  it('is ahead by the sum of what was asked at the same moment, after a restart too', async () => {
    await using storage = await makeStorage()
    const service = await startTestService(storage)
    await Promise.all(Array.from({ length: 8 }, () => service.advance('PT1H')))
    await service.stop()
    await using again = await startTestService(storage)
    const clock = (await (await fetch(`${again.url}/sandbox/v1/clock`)).json()) as {
      aheadByMilliseconds: number
    }
    assert.equal(clock.aheadByMilliseconds, 8 * 3_600_000)
  })
})
