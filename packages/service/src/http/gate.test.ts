import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pino from 'pino'
import { createGate, Place } from './gate.ts'

function openGate(limits: { calls: number; writes: number; connections?: number }) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) })
  const clock = { at: 0 }
  return { gate: createGate({ connections: 1, ...limits }, log, () => clock.at), lines, clock }
}

/** Asserts that a place was given, since there is room. */
function placeOf(entered: unknown): Place {
  assert.ok(entered instanceof Place, String(entered))
  return entered
}

describe('the gate', () => {
  it('admits as many calls as there are places, and the next one when a place is free', () => {
    const { gate } = openGate({ calls: 2, writes: 2 })
    const first = placeOf(gate.enter(false))
    placeOf(gate.enter(true))
    assert.deepEqual(gate.countCalls(), { reads: 1, writes: 1 })
    assert.equal(gate.enter(false), 'calls')
    assert.equal(gate.enter(true), 'calls')
    first.close()
    placeOf(gate.enter(true))
    assert.deepEqual(gate.countCalls(), { reads: 0, writes: 2 })
  })

  it('admits reads while writes are rejected', () => {
    const { gate } = openGate({ calls: 3, writes: 1 })
    const write = placeOf(gate.enter(true))
    assert.equal(gate.enter(true), 'writes')
    assert.equal(gate.enter(true), 'writes')
    placeOf(gate.enter(false))
    placeOf(gate.enter(false))
    assert.equal(gate.enter(false), 'calls')
    write.close()
    assert.deepEqual(gate.countCalls(), { reads: 2, writes: 0 })
    placeOf(gate.enter(true))
  })

  it('keeps the place of work whose caller has gone until the work has ended', () => {
    const { gate } = openGate({ calls: 1, writes: 1 })
    const place = placeOf(gate.enter(true))
    place.work()
    place.close()
    assert.equal(gate.enter(false), 'calls')
    place.rest()
    assert.deepEqual(gate.countCalls(), { reads: 0, writes: 0 })
    const next = placeOf(gate.enter(false))
    next.work()
    next.rest()
    assert.equal(gate.enter(false), 'calls')
    next.close()
    assert.deepEqual(gate.countCalls(), { reads: 0, writes: 0 })
  })

  it('frees a place only once', () => {
    const { gate } = openGate({ calls: 2, writes: 2 })
    const place = placeOf(gate.enter(true))
    placeOf(gate.enter(false))
    place.close()
    place.work()
    place.rest()
    place.close()
    assert.deepEqual(gate.countCalls(), { reads: 1, writes: 0 })
  })

  it('logs an overload when it begins, and when it has been over for a while', () => {
    const { gate, lines, clock } = openGate({ calls: 2, writes: 2 })
    const [first, second] = [1, 2].map(() => placeOf(gate.enter(false)))
    assert.equal(lines.length, 0)
    for (const _ of [1, 2]) gate.enter(false)
    first?.close()
    clock.at = 5_000
    const third = placeOf(gate.enter(false))
    gate.enter(false)
    const told = () =>
      lines.map(({ level, limit, at, turnedAway }) => [level, limit, at ?? turnedAway])
    clock.at = 14_999
    second?.close()
    assert.deepEqual(told(), [[40, 'calls', 2]])
    clock.at = 15_000
    third.close()
    placeOf(gate.enter(false)).close()
    assert.deepEqual(told(), [
      [40, 'calls', 2],
      [30, 'calls', 3],
    ])
  })
})
