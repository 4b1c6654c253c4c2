import assert from 'node:assert/strict'
import { getEventListeners, once } from 'node:events'
import { describe, it } from 'node:test'
import { sleep } from './sleep.ts'
import { startDeadline } from './start-deadline.ts'

const anHour = 3_600_000

describe('a deadline', () => {
  it('passes when the time is over', async () => {
    const deadline = startDeadline(1)
    assert.equal(deadline.passed(), false)
    await once(deadline.signal, 'abort')
    assert.equal(deadline.passed(), true)
    assert.equal(deadline.signal.reason.name, 'TimeoutError')
    deadline.stop()
  })

  it('ends with the reason of the caller, now or later', () => {
    const reason = new Error('the user left')
    const early = startDeadline(anHour, AbortSignal.abort(reason))
    assert.equal(early.signal.reason, reason)
    early.stop()
    const caller = new AbortController()
    const late = startDeadline(anHour, caller.signal)
    assert.equal(late.signal.aborted, false)
    caller.abort(reason)
    assert.equal(late.signal.reason, reason)
    assert.equal(late.passed(), false)
    late.stop()
  })

  it('leaves neither timer nor listener when it is stopped', (context) => {
    const setTimer = context.mock.method(globalThis, 'setTimeout')
    const clearTimer = context.mock.method(globalThis, 'clearTimeout')
    const caller = new AbortController()
    const deadline = startDeadline(anHour, caller.signal)
    assert.equal(getEventListeners(caller.signal, 'abort').length, 1)
    deadline.stop()
    assert.equal(getEventListeners(caller.signal, 'abort').length, 0)
    assert.equal(setTimer.mock.callCount(), 1)
    assert.equal(clearTimer.mock.calls[0]?.arguments[0], setTimer.mock.calls[0]?.result)
    caller.abort()
    assert.equal(deadline.signal.aborted, false)
  })

  it('takes a time longer than a timer can count', async () => {
    const deadline = startDeadline(Infinity)
    await sleep(5)
    assert.equal(deadline.signal.aborted, false)
    deadline.stop()
  })

  for (const ms of [-1, Number.NaN]) {
    it(`refuses ${ms}`, () => {
      assert.throws(() => startDeadline(ms), TypeError)
    })
  }
})
