import assert from 'node:assert/strict'
import { after, before, beforeEach, it } from 'node:test'
import { startWorker } from '../../src/vetting/worker.ts'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'

const at = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
const delay = 60_000

// The worker itself looks once a second, which would hide that nobody woke it: what is told to it is
// noted here.
for (const twoPersons of ['off', 'on']) {
  onEveryStore(`with two persons ${twoPersons}, the worker is woken`, (makeStorage) => {
    const real = Date.now()
    let storage: TestStorage
    let service: TestService
    let token: string
    let woken: (number | undefined)[] = []
    before(async () => {
      storage = await makeStorage()
      service = await startTestService(
        storage,
        { vettingDelay: 'PT1M', showDelay: 'PT1M', twoPersons },
        {
          realNow: () => real,
          startWorker: (options) => {
            const worker = startWorker(options)
            const wake = (dueAt?: number) => {
              woken.push(dueAt)
              worker.wake(dueAt)
            }
            return { ...worker, wake }
          },
        },
      )
      token = await service.userToken()
    })
    beforeEach(() => (woken = []))
    after(async () => {
      await service.stop()
      await storage[Symbol.asyncDispose]()
    })

    const step = async (path: string, who: string, body: object) => {
      const reviewer = await service.userToken(`${who}@vetting.accredit.test`)
      const read = async (rest: string) =>
        (await service.call('GET', `/vetting/v1/cases${rest}`, { token: reviewer })).json
      const { items } = await read(`?state=all&customer=${customer('12')}`)
      const { id, etag } = await read(`/${items[0].id}`)
      const answer = await service.call('POST', `/vetting/v1/cases/${id}/${path}`, {
        token: reviewer,
        body,
        headers: { 'if-match': `"${etag}"` },
      })
      assert.ok(answer.status < 300, answer.text)
    }
    const state = async () => {
      const { json } = await service.call('GET', at('12'), { token })
      return json[0].vettingStatus as string
    }

    it('for when a request by POST is due', async () => {
      const body = { qualification: 'Education', website: 'approve.accredit.test' }
      const { status, text } = await service.call('POST', at('01'), { token, body })
      assert.equal(status, 201, text)
      assert.deepEqual(woken, [real + delay])
    })

    it('for when a request by PUT is due', async () => {
      const body = { qualification: 'Education', website: 'approve.accredit.test' }
      const { status, text } = await service.call(
        'PUT',
        `/v1/customers/${customer('02')}/qualification`,
        { token, body },
      )
      assert.equal(status, 200, text)
      assert.deepEqual(woken, [real + delay])
    })

    it('when the clock is put ahead, and finds what is due by it', async () => {
      await service.advance('PT1M')
      assert.deepEqual(woken, [undefined])
      for (const digits of ['01', '02']) {
        await until(
          async () => (await service.call('GET', at(digits), { token })).json,
          ([record]) => record.vettingStatus === 'Approved',
          `the verdict on ${digits}`,
        )
      }
    })

    it('for when a verdict of the desk is shown, once nobody else has to agree', async () => {
      const shownAt = real + 2 * delay
      await step('decision', 'reviewer1', { verdict: 'approve' })
      assert.deepEqual(woken, twoPersons === 'on' ? [] : [shownAt])
      if (twoPersons === 'on') {
        await step('confirmation', 'reviewer2', {})
        assert.deepEqual(woken, [shownAt])
      }
      assert.equal(await state(), 'InReview')
      await service.advance('PT1M')
      await until(state, (seen) => seen === 'Approved', 'the verdict of the desk')
    })
  })
}
