import { startTestService } from '../../packages/service/test/support/service.ts'
import { onEveryStore } from '../../packages/service/test/support/stores.ts'
import { readTarget } from '../sdk/target.ts'
import { judge, targetAt } from './judge.suite.ts'

const external = readTarget(process.env)

if (external) {
  judge(`the API at ${external.baseUrl}`, async () => ({ target: external, leave: async () => {} }))
} else {
  onEveryStore('the API of Accredit', (makeStorage) => {
    judge('over HTTP', async () => {
      const storage = await makeStorage()
      const service = await startTestService(storage)
      const leave = async () => {
        await service.stop()
        await storage[Symbol.asyncDispose]()
      }
      return { target: targetAt(service.url), leave }
    })
  })
}
