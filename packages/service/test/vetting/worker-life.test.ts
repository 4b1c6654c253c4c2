import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Decision } from '../../src/rules/vetting/decide-vetting.ts'
import { keepsApart } from '../../src/store/queries/across-partners.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import type { Examine } from '../../src/vetting/worker.ts'
import { until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { become, begin, decide, untilSaid, type Before } from './watched-worker.ts'
import { minute, setUp, start } from './worker-bench.ts'

const approve: Decision = { verdict: 'approve', row: 'tried', explanation: 'A test says so.' }
const approves: Examine = async () => ({ findings: [], decision: approve })

onEveryStore('a worker that is stopped', (makeStorage) => {
  it('while it claims waits for the cases that it is given', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const claiming = Promise.withResolvers<void>()
    const claim = Promise.withResolvers<void>()
    const worker = begin(bench, approves, async (call) => {
      if (call !== 'claimCases') return
      claiming.resolve()
      await claim.promise
    })
    await claiming.promise
    const stopped = worker.stop()
    claim.resolve()
    await stopped
    assert.deepEqual(await bench.look(id), {
      state: 'shown',
      status: 'Approved',
      kinds: ['examined', 'shown'],
    })
  })

  it('while it examines waits for every case, not for the first of them', async () => {
    await using bench = await setUp(makeStorage)
    const [quick = '', slow = ''] = await bench.openCases(2)
    const release = Promise.withResolvers<void>()
    const worker = begin(bench, async ({ customerId }) => {
      if (customerId === slow) await release.promise
      return { findings: [], decision: approve }
    })
    await become(bench, quick, 'shown')
    const ends: string[] = []
    const stopped = worker.stop().then(() => ends.push('stopped'))
    // Whatever waits for nothing has happened by then.
    await sleep(50)
    ends.push('released')
    release.resolve()
    await stopped
    assert.deepEqual(ends, ['released', 'stopped'])
    assert.equal((await bench.look(slow)).state, 'shown')
  })

  it('while it gives up a case waits until the desk has it', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const recording = Promise.withResolvers<void>()
    const record = Promise.withResolvers<void>()
    const examine = async () => Promise.reject(new Error('no check answers'))
    const worker = begin(bench, examine, async (call) => {
      if (call !== 'recordExamination') return
      recording.resolve()
      await record.promise
    })
    for (const attempt of [1, 2]) {
      await untilSaid(worker, 'examining a case failed', attempt)
      worker.move(minute)
    }
    await recording.promise
    const ends: string[] = []
    const stopped = worker.stop().then(() => ends.push('stopped'))
    await setImmediate()
    record.resolve()
    ends.push('recorded')
    await stopped
    assert.deepEqual(ends, ['recorded', 'stopped'])
    assert.deepEqual(await bench.look(id), {
      state: 'desk',
      status: 'InReview',
      kinds: ['sent-to-desk'],
    })
  })

  it('takes up nothing after that, and may be stopped again', async () => {
    await using bench = await setUp(makeStorage)
    let calls = 0
    const worker = begin(bench, approves, () => void (calls += 1))
    await until(
      async () => calls,
      (seen) => seen > 0,
      'a first look',
    )
    await worker.stop()
    const [id = ''] = await bench.openCases(1)
    const before = calls
    worker.wake()
    await worker.stop()
    await setImmediate()
    assert.equal(calls, before)
    assert.equal((await bench.look(id)).state, 'waiting')
  })
})

onEveryStore('a worker whose store is away', (makeStorage) => {
  const steps = ['claimCases', 'recordExamination', 'showCase', 'read']

  it('at each of its steps in turn does all of its work when the store is back', async () => {
    await using bench = await setUp(makeStorage)
    const [examined = '', decided = ''] = await bench.openCases(2)
    await decide(bench, decided, start)
    const missed = new Set<string>()
    await using worker = begin(bench, approves, (call) => {
      if (missed.has(call) || !steps.includes(call)) return
      missed.add(call)
      throw new StoreUnavailable('for a moment')
    })
    await until(
      async () => {
        worker.move(minute)
        return [await bench.look(examined), await bench.look(decided)]
      },
      (found) => found.every(({ state }) => state === 'shown'),
      'both verdicts',
    )
    assert.deepEqual([...missed].toSorted(), steps.toSorted())
    assert.deepEqual((await bench.look(examined)).kinds, ['examined', 'shown'])
    assert.deepEqual((await bench.look(decided)).kinds, ['shown'])
  })

  it('at each attempt gives the case to nobody, and decides it when the store is back', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    let away = true
    await using worker = begin(bench, approves, (call) => {
      if (away && call === 'recordExamination') throw new StoreUnavailable('for long')
    })
    for (const attempt of [1, 2, 3, 4]) {
      await untilSaid(worker, 'examining a case failed', attempt)
      assert.deepEqual(await bench.look(id), { state: 'examining', status: 'InReview', kinds: [] })
      away = attempt < 4
      worker.move(minute)
    }
    assert.deepEqual((await become(bench, id, 'shown')).kinds, ['examined', 'shown'])
    assert.deepEqual(
      worker.says('examining a case failed').map(({ attempts }) => attempts),
      [1, 2, 3, 4],
    )
    // The store shows the verdict a moment before the worker hears of it.
    const decisions = await until(
      async () => worker.counted.decisions,
      (seen) => seen.length > 0,
      'a decision that is counted',
    )
    assert.deepEqual(decisions, [approve])
  })

  it('does not ask again at once, and says so', async () => {
    await using bench = await setUp(makeStorage)
    let looks = 0
    await using worker = begin(bench, approves, () => {
      looks += 1
      throw new StoreUnavailable('for long')
    })
    // On a cluster it asks at once which nodes answer.
    const atOnce = keepsApart(bench.store.reader) ? 2 : 1
    // All that needs no time has happened by the next turn.
    await setImmediate()
    assert.equal(looks, atOnce)
    const [line] = await until(
      async () => worker.lines,
      (lines) => lines.length > 0,
      'a line',
    )
    assert.equal(line?.['level'], 50)
    assert.match(JSON.stringify(line?.['err']), /for long/)
    await until(
      async () => looks,
      (seen) => seen > atOnce,
      'a second look',
    )
  })
})

onEveryStore('a worker that loses its lease', (makeStorage) => {
  it('while it examines leaves the verdict of the other one alone', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    await using worker = begin(bench, async () => {
      begun.resolve()
      await release.promise
      return { findings: [], decision: { ...approve, verdict: 'review', row: 'late' } }
    })
    await begun.promise
    // The clock goes on and the worker sleeps: another one is given the case.
    worker.move(minute, { asleep: true })
    const other = await bench.claim(start + minute)
    assert.equal(await bench.record(other.lease, other.cases[0], approve, start + minute), 'shown')
    const before = await bench.look(id)
    release.resolve()
    const [line] = await until(
      async () => worker.says('examined'),
      (lines) => lines.length > 0,
      'the end of the examination',
    )
    assert.equal(line?.['recorded'], 'lost')
    assert.deepEqual(await bench.look(id), before)
    assert.deepEqual(before, { state: 'shown', status: 'Approved', kinds: ['examined', 'shown'] })
    assert.deepEqual(worker.counted.decisions, [])
  })
})

onEveryStore('of what is due', (makeStorage) => {
  it('nothing is examined, recorded or shown twice by two workers', async () => {
    await using bench = await setUp(makeStorage)
    const ids = await bench.openCases(262)
    const decided = ids.slice(0, 5)
    for (const id of decided) await decide(bench, id, start)
    const examined: string[] = []
    const examine: Examine = async (found) => {
      examined.push(found.customerId)
      return { findings: [], decision: approve }
    }
    const claims: number[] = []
    const note: Before = (call, input) => {
      if (call === 'claimCases') claims.push((input as { limit: number }).limit)
    }
    await using one = begin(bench, examine, note)
    await using two = begin(bench, examine, note)
    for (const id of ids) await become(bench, id, 'shown')
    for (const worker of [one, two]) worker.move(100 * minute)
    await Promise.all([one.stop(), two.stop()])
    assert.deepEqual(examined.toSorted(), ids.slice(5).toSorted())
    for (const id of ids) {
      const { kinds, status } = await bench.look(id)
      assert.equal(status, 'Approved')
      assert.deepEqual(kinds, decided.includes(id) ? ['shown'] : ['examined', 'shown'])
    }
    assert.deepEqual([...new Set(claims)], [256])
    const counted = [...one.counted.decisions, ...two.counted.decisions]
    assert.equal(counted.length, 257)
    assert.ok(one.counted.rounds + two.counted.rounds >= 1)
  })

  it('the very moment counts, and not the one before', async () => {
    await using bench = await setUp(makeStorage)
    const [waiting = '', decided = ''] = await bench.openCases(2)
    await bench.database.query(
      `update vetting_case set due_at = ${start + minute} where customer_id = '${waiting}'`,
    )
    await decide(bench, decided, start + minute)
    let looks = 0
    await using worker = begin(bench, approves, () => void (looks += 1))
    await until(
      async () => looks,
      (seen) => seen >= 1,
      'a first look',
    )
    worker.move(minute - 1)
    await until(
      async () => looks,
      (seen) => seen >= 2,
      'a second look',
    )
    assert.equal((await bench.look(waiting)).state, 'waiting')
    assert.equal((await bench.look(decided)).state, 'decided')
    assert.equal(worker.counted.rounds, 0)
    worker.move(1)
    await become(bench, waiting, 'shown')
    await become(bench, decided, 'shown')
  })

  it('what another node opened, or a clock that was put ahead, is noticed without being woken', async () => {
    await using bench = await setUp(makeStorage)
    let looks = 0
    await using worker = begin(bench, approves, () => void (looks += 1))
    await until(
      async () => looks,
      (seen) => seen > 0,
      'a first look',
    )
    const [now = '', later = ''] = await bench.openCases(2)
    await bench.database.query(
      `update vetting_case set due_at = ${start + 100 * minute} where customer_id = '${later}'`,
    )
    await become(bench, now, 'shown')
    assert.equal((await bench.look(later)).state, 'waiting')
    worker.move(100 * minute, { asleep: true })
    await become(bench, later, 'shown')
    const [line] = worker.says('examined')
    assert.deepEqual(
      [line?.['customerId'], line?.['verdict'], line?.['row'], line?.['recorded']],
      [now, 'approve', 'tried', 'shown'],
    )
  })
})
