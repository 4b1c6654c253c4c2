import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import pino from 'pino'
import { startWorker } from '../../src/vetting/worker.ts'
import { minute, start } from './worker-bench.ts'
import type { Store } from '../../src/store/store.ts'

/** A worker that has nothing to do, and whose looks can be counted and held up. */
function beginIdle() {
  let looks = 0
  let lookOn = Promise.resolve()
  const reader: Store['reader'] = {
    dialect: 'sqlite',
    async query() {
      looks += 1
      await lookOn
      return []
    },
  }
  const worker = startWorker({
    store: { reader } as Store,
    now: () => start,
    prepareExamination: () => Promise.reject(new Error('there is nothing to examine')),
    leaseDuration: minute,
    log: pino({ level: 'silent' }),
  })
  return {
    worker,
    looks: () => looks,
    holdUp() {
      const { promise, resolve } = Promise.withResolvers<void>()
      lookOn = promise
      return resolve
    },
    [Symbol.asyncDispose]: () => worker.stop(),
  }
}

test('a worker is woken even while it is looking', async () => {
  await using idle = beginIdle()
  await setImmediate()
  assert.equal(idle.looks(), 1)
  const lookOn = idle.holdUp()
  idle.worker.wake()
  await setImmediate()
  assert.equal(idle.looks(), 2)
  idle.worker.wake()
  lookOn()
  // All that needs no time has happened by the next turn, and no sleep is over yet.
  await setImmediate()
  assert.equal(idle.looks(), 3)
})

test('a worker that is told of what is due later sleeps on until then', async () => {
  await using idle = beginIdle()
  await setImmediate()
  idle.worker.wake(start + minute)
  await setImmediate()
  assert.equal(idle.looks(), 1)
  // Sooner than it would have looked by itself.
  idle.worker.wake(start + 10)
  await setImmediate()
  assert.equal(idle.looks(), 2)
})

test('a worker that is told while it is looking sleeps no longer than until then', async () => {
  await using idle = beginIdle()
  await setImmediate()
  const lookOn = idle.holdUp()
  idle.worker.wake()
  await setImmediate()
  idle.worker.wake(start + minute / 1000)
  lookOn()
  await setImmediate()
  assert.equal(idle.looks(), 2)
  // It would be woken for this, had it laid down for as long as it does with nothing to expect.
  idle.worker.wake(start + minute / 1000 + 1)
  await setImmediate()
  assert.equal(idle.looks(), 2)
})

test('a worker that sleeps stops at once', async () => {
  await using idle = beginIdle()
  await setImmediate()
  let stopped = false
  const stop = idle.worker.stop().then(() => (stopped = true))
  await setImmediate()
  assert.ok(stopped)
  await stop
  assert.equal(idle.looks(), 1)
})
