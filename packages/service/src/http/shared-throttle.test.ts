import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import pino from 'pino'
import type { CountedCalls } from '../operations/count-calls.ts'
import { createSharedThrottle } from './shared-throttle.ts'

const minute = 60_000
const begin = 1_000 * minute

/** Nodes that share counts in a store that can be made unavailable. */
function openNodes(count: number) {
  const sums = new Map<string, number>()
  const asked: CountedCalls[] = []
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) })
  const here = { at: begin, isAway: false, hang: undefined as Promise<void> | undefined }
  const countCalls = async (counted: CountedCalls) => {
    asked.push(counted)
    await here.hang
    if (here.isAway) throw new Error('away')
    const key = `${counted.partnerId} ${counted.customerId} ${counted.startedAt}`
    const sum = (sums.get(key) ?? 0) + counted.calls
    sums.set(key, sum)
    return sum
  }
  const refused = { partner: 0, customer: 0 }
  const nodes = Array.from({ length: count }, () =>
    createSharedThrottle({
      now: () => here.at,
      onRefused: (limit) => (refused[limit] += 1),
      countCalls,
      log,
    }),
  )
  /** Calls a node repeatedly; returns the number of admitted calls. */
  const send = async (node: number, times: number, limit: number, customerId?: string) => {
    let admitted = 0
    for (let call = 0; call < times; call += 1) {
      if (!(await nodes[node]?.('p', limit, customerId))) admitted += 1
    }
    return admitted
  }
  return { nodes, here, asked, lines, refused, send }
}

describe('a shared throttle', () => {
  it('of one node admits exactly the limit', async () => {
    for (const limit of [1, 2, 7, 10, 60, 500]) {
      const { send, refused } = openNodes(1)
      assert.equal(await send(0, limit + 20, limit), limit)
      assert.equal(refused.partner, 20)
    }
  })

  it('admits the limit, and at most a lease for each further node', async () => {
    for (const limit of [1, 7, 10, 60, 500]) {
      for (const count of [2, 3, 8]) {
        const { send } = openNodes(count)
        let admitted = 0
        for (let round = 0; round < limit * 2; round += 1) {
          for (let node = 0; node < count; node += 1) admitted += await send(node, 1, limit)
        }
        assert.ok(admitted >= limit, `${admitted} of ${limit}`)
        assert.ok(
          admitted <= limit + (count - 1) * Math.ceil(limit / 10),
          `${admitted} of ${limit}`,
        )
      }
    }
  })

  it('refuses no call below the limit, however they are spread', async () => {
    const { send } = openNodes(3)
    assert.equal(await send(0, 1, 500), 1)
    assert.equal(await send(1, 49, 500), 49)
    assert.ok((await send(2, 600, 500)) >= 450)
  })

  it('reaches exactly its upper bound when every lease is open at the end', async () => {
    const { send } = openNodes(3)
    assert.equal(await send(1, 49, 500), 49)
    assert.equal(await send(2, 49, 500), 49)
    assert.equal(await send(0, 600, 500), 500)
    assert.equal((await send(1, 600, 500)) + (await send(2, 600, 500)), 2)
  })

  it('answers at once while a lease lasts, and asks once for those who wait', async () => {
    const { nodes, asked } = openNodes(1)
    const [node] = nodes
    for (let call = 0; call < 50; call += 1) assert.equal(node?.('p', 500), undefined)
    assert.equal(asked.length, 0)
    const waiting = Array.from({ length: 50 }, () => node?.('p', 500))
    assert.ok(waiting.every((verdict) => verdict instanceof Promise))
    assert.deepEqual(await Promise.all(waiting), Array(50).fill(undefined))
    assert.deepEqual(
      asked.map(({ calls }) => calls),
      [50],
    )
  })

  it('reports the end of the window, and begins a new one with the minute', async () => {
    const { send, here, nodes } = openNodes(2)
    here.at = begin + 20_500
    await send(0, 10, 10)
    const refused = await nodes[0]?.('p', 10)
    assert.deepEqual(refused?.parameters, { seconds: 40 })
    assert.ok(!(nodes[0]?.('p', 10) instanceof Promise))
    here.at = begin + minute - 1
    assert.deepEqual((await nodes[0]?.('p', 10))?.parameters, { seconds: 1 })
    here.at = begin + minute
    assert.equal(await send(0, 20, 10), 10)
  })

  it('counts customers apart from each other and from their partner', async () => {
    const { send, refused } = openNodes(1)
    assert.equal(await send(0, 61, 60, 'a'), 60)
    assert.equal(await send(0, 61, 60, 'b'), 60)
    assert.equal(await send(0, 60, 60), 60)
    assert.deepEqual(refused, { partner: 0, customer: 2 })
  })

  it('of 0 is off', async () => {
    const { send, asked } = openNodes(1)
    assert.equal(await send(0, 100, 0), 100)
    assert.equal(asked.length, 0)
  })
})

describe('a shared throttle whose store is unavailable', () => {
  it('lets each node count alone up to the limit, and logs so once', async () => {
    const { send, here, lines } = openNodes(2)
    here.isAway = true
    assert.equal(await send(0, 600, 500), 500)
    assert.equal(lines.length, 1)
    assert.equal(lines[0]?.['level'], 40)
    assert.equal(await send(1, 600, 500), 500)
  })

  it('reports the calls in between when the store is back', async () => {
    const { send, here, lines, asked } = openNodes(2)
    here.isAway = true
    assert.equal(await send(0, 120, 500), 120)
    here.isAway = false
    assert.equal(await send(0, 600, 500), 380)
    assert.equal(lines.length, 2)
    assert.equal(lines[1]?.['level'], 30)
    assert.equal(
      await send(1, 600, 500),
      50,
      'only the lease that needs no request, since the rest is known',
    )
    assert.ok(asked.length < 30)
  })

  it('waits only once, and only up to its patience, for a store that hangs', async (test) => {
    mock.timers.enable({ apis: ['setTimeout'] })
    test.after(() => mock.timers.reset())
    const { nodes, here, send, lines } = openNodes(1)
    const [node] = nodes
    let release = () => undefined as void
    here.hang = new Promise((resolve) => (release = resolve))
    assert.equal(await send(0, 50, 500), 50)
    const waiting = [1, 2, 3].map(async () => node?.('p', 500))
    mock.timers.tick(999)
    assert.equal(await Promise.race([waiting[0], Promise.resolve('waits')]), 'waits')
    mock.timers.tick(1)
    assert.deepEqual(await Promise.all(waiting), [undefined, undefined, undefined])
    // From here on no call waits.
    for (let call = 53; call < 500; call += 1) assert.equal(node?.('p', 500), undefined)
    const verdict = node?.('p', 500)
    assert.ok(verdict && !(verdict instanceof Promise))
    assert.equal(lines.length, 1)
    release()
    await here.hang
    await Promise.resolve()
  })
})
