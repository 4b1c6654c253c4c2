import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createBudget, memorySlots } from './budget.ts'

function start(requestsPerMinute: number | null | undefined, slots = memorySlots()) {
  const clock = { now: 1_000_000 }
  const budget = createBudget({
    key: 'one',
    requestsPerMinute,
    slots,
    now: () => clock.now,
    sleep: (ms) => {
      clock.now += ms
      return Promise.resolve()
    },
  })
  /** Times at which so many requests were let through, from the first. */
  const take = async (count: number) => {
    const times: number[] = []
    for (let index = 0; index < count; index += 1) {
      await budget.take()
      times.push(clock.now)
    }
    return times.map((time) => time - (times[0] ?? 0))
  }
  return { clock, budget, take, slots }
}

describe('the budget of a bulk', () => {
  it('spreads requests evenly', async () => {
    const { take } = start(600)
    assert.deepEqual(await take(5), [0, 100, 200, 300, 400])
  })

  it('lets requests through until its limit is known, and counts them by it', async () => {
    const { take, budget, clock } = start(undefined)
    const began = clock.now
    assert.deepEqual(await take(2), [0, 0])
    await budget.limitTo(600)
    await budget.take()
    assert.deepEqual([clock.now - began, budget.requestsPerMinute], [200, 600])
    const quick = start(undefined)
    await quick.budget.take()
    await quick.budget.limitTo(60_000)
    assert.deepEqual(await quick.take(3), [0, 1, 2])
  })

  it('does not make up for a pause', async () => {
    const { take, clock } = start(600)
    await take(3)
    clock.now += 60_000
    assert.deepEqual(await take(3), [0, 100, 200])
  })

  it('is one for all who share the slots', async () => {
    const slots = memorySlots()
    const [one, other] = [start(600, slots), start(600, slots)]
    other.clock.now = one.clock.now
    const times: number[] = []
    for (let index = 0; index < 6; index += 1) {
      const { clock, budget } = index % 2 === 0 ? one : other
      await budget.take()
      times.push(clock.now - 1_000_000)
    }
    assert.deepEqual(times, [0, 100, 200, 300, 400, 500])
  })

  it('waits as long as a 429 says, goes slower, and recovers', async () => {
    const { take, budget, clock } = start(600)
    await budget.take()
    const at = clock.now
    await budget.throttled(30)
    await budget.take()
    assert.equal(clock.now - at, 30_000)
    assert.equal(budget.requestsPerMinute, 480)
    assert.deepEqual(await take(3), [0, 125, 250])
    clock.now += 5 * 60_000
    await budget.take()
    assert.equal(budget.requestsPerMinute, 600)
  })

  it('counts requests that are refused together once', async () => {
    const { budget } = start(600)
    for (let index = 0; index < 8; index += 1) await budget.throttled(1)
    assert.equal(budget.requestsPerMinute, 480)
  })

  it('forgets slots of a clock that was put back', async () => {
    const { clock, budget } = start(600)
    await budget.take()
    clock.now -= 24 * 3_600_000
    const at = clock.now
    await budget.take()
    assert.ok(clock.now - at < 1000)
  })

  it('without a limit waits for nothing but a 429', async () => {
    const { take, budget, clock } = start(null)
    assert.deepEqual(await take(4), [0, 0, 0, 0])
    const at = clock.now
    await budget.throttled(2)
    await budget.take()
    assert.equal(clock.now - at, 2_000)
  })
})
