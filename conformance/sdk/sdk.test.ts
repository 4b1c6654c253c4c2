import { describe } from 'node:test'
import { startTestService } from '../../packages/service/test/support/service.ts'
import { onEveryStore, type TestStorage } from '../../packages/service/test/support/stores.ts'
import { describeSdkScenarios, describeThrottledScenarios } from './scenarios/index.ts'
import { readTarget, type Target } from './target.ts'

const external = readTarget(process.env)

if (external) {
  describe(`the SDKs at ${external.baseUrl}`, () => describeSdkScenarios(async () => external))
} else {
  onEveryStore('the SDKs at Accredit', (makeStorage) => {
    describeSdkScenarios(() => startAccredit(makeStorage, {}))
    // The clock stands still: on PostgreSQL a new minute would let everybody in again.
    const now = Date.now()
    describe('over the limit', () =>
      describeThrottledScenarios(() =>
        startAccredit(makeStorage, { throttlePerMinute: '5' }, { realNow: () => now }),
      ))
  })
}

async function startAccredit(
  makeStorage: () => Promise<TestStorage>,
  options: Parameters<typeof startTestService>[1],
  surroundings?: Parameters<typeof startTestService>[2],
): Promise<Target & AsyncDisposable> {
  const storage = await makeStorage()
  const service = await startTestService(storage, options, surroundings)
  return {
    baseUrl: service.url,
    userToken: () => service.userToken(),
    appToken: () => service.appToken(),
    tokenWithoutMfa: () => service.userToken('nomfa@contoso.onmicrosoft.com'),
    otherPartnerToken: () => service.userToken('admin@fabrikam.onmicrosoft.com'),
    async [Symbol.asyncDispose]() {
      await service.stop()
      await storage[Symbol.asyncDispose]()
    },
  }
}
