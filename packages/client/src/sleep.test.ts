import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sleep } from './sleep.ts'

describe('sleep', () => {
  it('ends by itself', async () => {
    assert.equal(await sleep(1), undefined)
    assert.equal(await sleep(1, new AbortController().signal), undefined)
  })

  it('ends with the reason of its signal', async () => {
    const reason = new Error('enough')
    await assert.rejects(sleep(60_000, AbortSignal.abort(reason)), reason)
    const stop = new AbortController()
    const waiting = sleep(60_000, stop.signal)
    stop.abort(reason)
    await assert.rejects(waiting, reason)
  })

  it('takes a wait without end for a long one', async () => {
    const stop = new AbortController()
    const waiting = sleep(Infinity, stop.signal)
    await sleep(1)
    stop.abort()
    await assert.rejects(waiting, { name: 'AbortError' })
  })
})
