import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PartnerError } from '../src/index.ts'
import { sleep } from '../src/sleep.ts'
import { connect } from './connect.ts'
import { scriptedServer } from './scripted-server.ts'

describe('cancelling and time limits', () => {
  it('cancels a request that is under way with the reason of the signal', async () => {
    await using server = await scriptedServer(['silence'])
    const stop = new AbortController()
    const call = connect(server.url).partner.validations.codes({ signal: stop.signal })
    const reason = new Error('the user left')
    await server.arrived(1)
    stop.abort(reason)
    await assert.rejects(call, reason)
    assert.equal(server.received.length, 1)
  })

  it('cancels a wait', async () => {
    await using server = await scriptedServer([{ status: 429, headers: { 'Retry-After': '100' } }])
    const stop = new AbortController()
    const { partner } = connect(server.url, {
      sleep: (ms, signal) => {
        queueMicrotask(() => stop.abort())
        return sleep(ms, signal)
      },
    })
    await assert.rejects(partner.validations.codes({ signal: stop.signal }), { name: 'AbortError' })
    assert.equal(server.received.length, 1)
  })

  it('sends nothing for a signal that is cancelled already', async () => {
    await using server = await scriptedServer([])
    const signal = AbortSignal.abort()
    await assert.rejects(connect(server.url).partner.validations.codes({ signal }), {
      name: 'AbortError',
    })
    assert.equal(server.received.length, 0)
  })

  it('cancels a call whose answer has begun', async () => {
    await using server = await scriptedServer(['endless body'])
    const stop = new AbortController()
    const reason = new Error('the user left')
    const { partner } = connect(server.url, {
      fetch: async (url, init) => {
        const response = await fetch(url, init)
        stop.abort(reason)
        return response
      },
    })
    await assert.rejects(partner.validations.codes({ signal: stop.signal }), reason)
    assert.equal(server.received.length, 1)
  })

  it('ends a call whose answer does not end in its time', async (context) => {
    await using server = await scriptedServer(['endless body'])
    const timeoutMs = 5_000
    const { partner } = connect(server.url, {
      timeoutMs,
      fetch: async (url, init) => {
        const response = await fetch(url, init)
        context.mock.timers.tick(timeoutMs - 1)
        assert.equal(init.signal?.aborted, false)
        context.mock.timers.tick(1)
        return response
      },
    })
    context.mock.timers.enable({ apis: ['setTimeout'] })
    await assert.rejects(partner.validations.codes(), { category: 'RequestTimeout' })
  })

  it('names the end of the time as the cause', async () => {
    await using server = await scriptedServer(['silence'])
    const { partner } = connect(server.url, { timeoutMs: 20 })
    await assert.rejects(
      partner.validations.codes(),
      ({ cause }: PartnerError) =>
        cause instanceof PartnerError &&
        cause.cause instanceof DOMException &&
        cause.cause.name === 'TimeoutError',
    )
  })

  it('refuses a time limit that is none', async () => {
    const { partner } = connect('http://127.0.0.1:1')
    for (const timeoutMs of [-1, Number.NaN]) {
      await assert.rejects(partner.validations.codes({ timeoutMs }), TypeError)
    }
  })

  it('ends a call that gets no answer in its time', async () => {
    await using server = await scriptedServer(['silence'])
    const { partner } = connect(server.url, { timeoutMs: 50 })
    await assert.rejects(partner.validations.codes(), {
      name: 'PartnerError',
      category: 'RequestTimeout',
      status: undefined,
      retryable: true,
    })
  })

  it('prefers an answer that comes as the time runs out', async () => {
    await using server = await scriptedServer([])
    const { partner } = connect(server.url, {
      timeoutMs: 20,
      fetch: (_, { signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve(new Response('', { status: 404 })))
        }),
    })
    await assert.rejects(partner.validations.codes(), { status: 404, category: 'NotFound' })
  })

  it('ends a call in the midst of a wait', async () => {
    await using server = await scriptedServer([{ status: 503 }])
    const anHour = 3_600_000
    const { partner } = connect(server.url, {
      random: () => 0,
      sleep: (_, signal) => sleep(anHour, signal),
    })
    await assert.rejects(partner.validations.codes({ timeoutMs: 400 }), {
      category: 'RequestTimeout',
      status: undefined,
    })
    assert.equal(server.received.length, 1)
  })
})
