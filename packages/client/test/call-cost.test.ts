import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { describe, it, type TestContext } from 'node:test'
import type { PartnerOptions } from '../src/index.ts'
import { connect } from './connect.ts'

const calls = 1_000

/** A partner whose answers come from memory, so that nothing but the client's own work is counted. */
function connectToMemory(options: Partial<PartnerOptions> = {}) {
  const answer = () => Promise.resolve(new Response('[]'))
  return connect('http://127.0.0.1:1', { fetch: answer, ...options }).partner
}

/** Counts the timers that are armed, and those among them that are still there. */
function countTimers(context: TestContext) {
  const setTimer = context.mock.method(globalThis, 'setTimeout')
  const clearTimer = context.mock.method(globalThis, 'clearTimeout')
  return () => {
    const cleared = new Set(clearTimer.mock.calls.map((call) => call.arguments[0]))
    const left = setTimer.mock.calls.filter(({ result }) => !cleared.has(result))
    return { armed: setTimer.mock.callCount(), left: left.length }
  }
}

/** Counts how often a class of the platform is instantiated. */
function countMade(context: TestContext, name: 'AbortController' | 'Headers') {
  const original: unknown = globalThis[name]
  let made = 0
  const counted = new Proxy(globalThis[name], {
    construct(target, parts, newTarget) {
      made += 1
      return Reflect.construct(target, parts, newTarget)
    },
  })
  Object.assign(globalThis, { [name]: counted })
  context.after(() => Object.assign(globalThis, { [name]: original }))
  return () => made
}

describe('what a call costs', () => {
  it('makes one timer, one controller and one set of headers, and draws no bytes', async (context) => {
    const partner = connectToMemory({ fetch: () => Promise.resolve(answer) })
    const answer = {
      ok: true,
      headers: new Headers(),
      text: () => Promise.resolve('[]'),
    } as Response
    await partner.validations.codes()
    const timers = countTimers(context)
    const controllers = countMade(context, 'AbortController')
    const headers = countMade(context, 'Headers')
    const drawn = context.mock.method(crypto, 'getRandomValues')
    const limits = context.mock.method(AbortSignal, 'timeout')
    const joins = context.mock.method(AbortSignal, 'any')
    await partner.validations.codes({ signal: new AbortController().signal })
    assert.equal(timers().armed, 1)
    // The other one is the caller's.
    assert.equal(controllers(), 2)
    assert.equal(headers(), 1)
    assert.deepEqual(
      [drawn, limits, joins].map(({ mock }) => mock.callCount()),
      [0, 0, 0],
    )
  })
})

describe('what a call leaves behind', () => {
  it(`is nothing after ${calls} calls on one signal`, async (context) => {
    const timers = countTimers(context)
    const { signal } = new AbortController()
    let most = 0
    const partner = connectToMemory({
      fetch: () => {
        most = Math.max(most, getEventListeners(signal, 'abort').length)
        return Promise.resolve(new Response('[]'))
      },
    })
    for (let count = 0; count < calls; count += 1) await partner.validations.codes({ signal })
    assert.deepEqual(timers(), { armed: calls, left: 0 })
    assert.equal(getEventListeners(signal, 'abort').length, 0)
    assert.equal(most, 1)
  })

  it('is nothing after a refusal, repeats and a lost connection', async (context) => {
    const timers = countTimers(context)
    const { signal } = new AbortController()
    for (const fetch of [
      () => Promise.resolve(new Response('', { status: 404 })),
      () => Promise.resolve(new Response('', { status: 503 })),
      () => Promise.resolve(new Response('<html>')),
      () => Promise.reject(new TypeError('fetch failed')),
    ]) {
      await assert.rejects(connectToMemory({ fetch }).validations.codes({ signal }))
    }
    assert.deepEqual(timers(), { armed: 4, left: 0 })
    assert.equal(getEventListeners(signal, 'abort').length, 0)
  })

  it('is nothing after a caller has cancelled', async (context) => {
    const timers = countTimers(context)
    const stop = new AbortController()
    const fetch: PartnerOptions['fetch'] = (_, { signal }) => {
      stop.abort()
      return Promise.reject(signal?.reason)
    }
    const call = connectToMemory({ fetch }).validations.codes({ signal: stop.signal })
    await assert.rejects(call, { name: 'AbortError' })
    assert.deepEqual(timers(), { armed: 1, left: 0 })
    assert.equal(getEventListeners(stop.signal, 'abort').length, 0)
  })
})
