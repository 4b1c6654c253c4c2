import { after, before, describe } from 'node:test'
import { startTestService } from '../../packages/service/test/support/service.ts'
import { onEveryStore } from '../../packages/service/test/support/stores.ts'
import { readTarget, type Target } from '../sdk/target.ts'
import { enter, type Partner } from './exchange.ts'
import { describePages } from './pages.ts'
import { describeQualifications } from './qualifications.ts'
import { describeRefusals } from './refusals.ts'

const external = readTarget(process.env)

if (external) {
  judge(`the API at ${external.baseUrl}`, async () => ({ target: external, leave: async () => {} }))
} else {
  onEveryStore('the API of Accredit', (makeStorage) => {
    judge('over HTTP', async () => {
      const storage = await makeStorage()
      const service = await startTestService(storage)
      const target: Target = {
        baseUrl: service.url,
        userToken: () => service.userToken(),
        appToken: () => service.appToken(),
        tokenWithoutMfa: () => service.userToken('nomfa@contoso.onmicrosoft.com'),
        otherPartnerToken: () => service.userToken('admin@fabrikam.onmicrosoft.com'),
      }
      const leave = async () => {
        await service.stop()
        await storage[Symbol.asyncDispose]()
      }
      return { target, leave }
    })
  })
}

/** Puts one service to the test; it needs to know no more of it than a partner does. */
function judge(
  title: string,
  open: () => Promise<{ readonly target: Target; leave(): Promise<void> }>,
): void {
  describe(title, () => {
    let partner: Partner | undefined
    let leave: (() => Promise<void>) | undefined
    before(async () => {
      const opened = await open()
      leave = opened.leave
      partner = await enter(opened.target)
    })
    after(() => leave?.())
    const current = () => {
      if (!partner) throw new Error('the service under judgement did not start')
      return partner
    }
    describe('qualifications', () => describeQualifications(current))
    describe('refusals', () => describeRefusals(current))
    describe('pages', () => describePages(current))
  })
}
