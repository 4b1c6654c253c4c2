import { after, before, describe } from 'node:test'
import { startTestService, type TestService } from '../../packages/service/test/support/service.ts'
import { controls } from '../../packages/service/test/sandbox/controls.ts'
import { judge, targetAt } from './judge.suite.ts'

/** Puts so many named sandboxes of one process to the test, side by side. */
export function judgeSideBySide(count: number): void {
  describe(`${count} named sandboxes of one process`, { concurrency: true }, () => {
    let starting: Promise<TestService> | undefined
    // Every suite of a sandbox waits for the same process.
    const start = () => (starting ??= startTestService(undefined))
    before(start)
    after(async () => (await starting)?.stop())
    for (let index = 1; index <= count; index += 1) {
      judge(`number ${index}`, async () => {
        const { send } = controls(await start())
        const { json } = await send('POST', 'sandboxes', { name: `run-${index}` })
        return { target: targetAt(json.baseUrl), leave: async () => {} }
      })
    }
  })
}
