import assert from 'node:assert/strict'
import { it } from 'node:test'
import pino from 'pino'
import type { Decision } from '../../src/rules/vetting/decide-vetting.ts'
import type { CaseRecord } from '../../src/store/queries/cases.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { startWorker, type Examine } from '../../src/vetting/worker.ts'
import { until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { minute, setUp, start, type Bench } from '../vetting/worker-bench.ts'
import type { Store } from '../../src/store/store.ts'

const approve: Decision = { verdict: 'approve', row: 'tried', explanation: 'A test says so.' }
const deny: Decision = {
  verdict: 'deny',
  reason: 'Not an Academic Domain',
  row: 'tried',
  explanation: 'A test says so.',
}
const review: Decision = { verdict: 'review', row: 'tried', explanation: 'A test is in doubt.' }

onEveryStore('of two workers', (makeStorage) => {
  it('one that was paused beyond its lease changes nothing any more', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const paused = await bench.claim(start)
    assert.equal(paused.cases.length, 1)
    assert.deepEqual((await bench.claim(start + minute - 1)).cases, [])

    const other = await bench.claim(start + minute)
    assert.equal(other.cases[0]?.id, paused.cases[0]?.id)
    assert.equal(other.cases[0]?.attempts, 2)
    const late = start + minute + 1
    assert.equal(await bench.record(paused.lease, paused.cases[0], deny, late), 'lost')
    assert.equal((await bench.look(id)).status, 'InReview')
    assert.equal(await bench.record(other.lease, other.cases[0], approve, late), 'shown')
    assert.equal(await bench.record(paused.lease, paused.cases[0], deny, late + 1), 'lost')
    assert.equal(await bench.record(other.lease, other.cases[0], deny, late + 1), 'lost')

    assert.deepEqual(await bench.look(id), {
      state: 'shown',
      status: 'Approved',
      kinds: ['examined', 'shown'],
    })
    const audit = await bench.database.query(
      `select 1 from audit_record where customer_id = '${id}'`,
    )
    assert.equal(audit.length, 2)
  })

  it('the late one still counts while nobody has taken its case over', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const { lease, cases } = await bench.claim(start)
    assert.equal(await bench.record(lease, cases[0], approve, start + 10 * minute), 'shown')
    assert.deepEqual((await bench.claim(start + 10 * minute)).cases, [])
    assert.equal((await bench.look(id)).status, 'Approved')
  })

  it('that record at the same moment, one is the verdict', async () => {
    await using bench = await setUp(makeStorage)
    const ids = await bench.openCases(8)
    const first = await bench.claim(start)
    const second = await bench.claim(start + minute)
    const ends = await Promise.all(
      ids.flatMap((id) => {
        const mine = (cases: CaseRecord[]) => cases.find(({ customerId }) => customerId === id)
        return [
          bench.record(first.lease, mine(first.cases), deny, start + minute),
          bench.record(second.lease, mine(second.cases), approve, start + minute),
          bench.record(second.lease, mine(second.cases), deny, start + minute),
        ]
      }),
    )
    assert.equal(ends.filter((end) => end === 'shown').length, 8)
    for (const id of ids) {
      assert.deepEqual((await bench.look(id)).kinds, ['examined', 'shown'])
    }
  })

  it('and more, none is given a case that another one has', async () => {
    await using bench = await setUp(makeStorage)
    await bench.openCases(24)
    const claims = await Promise.all(Array.from({ length: 8 }, () => bench.claim(start + 1, 5)))
    const all = claims.flatMap(({ cases }) => cases.map(({ id }) => id))
    assert.equal(new Set(all).size, all.length)
    // PostgreSQL passes over what another transaction holds; what is left comes with the next claim.
    const rest = await bench.claim(start + 1)
    assert.equal(all.length + rest.cases.length, 24)
    for (const { lease, cases } of [...claims, rest]) {
      assert.ok(cases.every((found) => found.lease === lease && found.attempts === 1))
      assert.ok(cases.every((found) => found.state === 'examining'))
    }
  })

  it('none is given what is not due, decided, or for a person', async () => {
    await using bench = await setUp(makeStorage)
    const [desk = '', shown = ''] = await bench.openCases(2)
    assert.deepEqual((await bench.claim(start - 1)).cases, [])
    const { lease, cases } = await bench.claim(start)
    const of = (id: string) => cases.find(({ customerId }) => customerId === id)
    assert.equal(await bench.record(lease, of(desk), review, start), 'desk')
    assert.equal(await bench.record(lease, of(shown), deny, start), 'shown')
    assert.deepEqual((await bench.claim(start + 10_000 * minute)).cases, [])
    assert.deepEqual(await bench.look(desk), {
      state: 'desk',
      status: 'InReview',
      kinds: ['sent-to-desk'],
    })
    assert.equal((await bench.look(shown)).status, 'Denied')
  })

  it('each ends the case of a customer who is gone meanwhile', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const { lease, cases } = await bench.claim(start)
    await bench.database.query(`update customer set removed_at = 1 where id = '${id}'`)
    assert.equal(await bench.record(lease, cases[0], approve, start), 'shown')
    const { state, status } = await bench.look(id)
    assert.deepEqual([state, status], ['shown', 'InReview'])
  })
})

onEveryStore('a worker', (makeStorage) => {
  /** A worker whose clock stands still until the test moves it. */
  const begin = (bench: Bench, examine: Examine, store = bench.store) => {
    let now = start
    const worker = startWorker({
      store,
      now: () => now,
      prepareExamination: async () => examine,
      leaseDuration: minute,
      log: pino({ level: 'silent' }),
    })
    return {
      stop: () => worker.stop(),
      move(milliseconds: number) {
        now += milliseconds
        worker.wake()
      },
      [Symbol.asyncDispose]: () => worker.stop(),
    }
  }
  const become = (bench: Bench, id: string, state: string) =>
    until(
      () => bench.look(id),
      (found) => found.state === state,
      `${state} of ${id}`,
    )

  it('gives a case that cannot be examined three tries, and then to a person', async () => {
    await using bench = await setUp(makeStorage)
    const [bad = '', good = ''] = await bench.openCases(2)
    const tries: number[] = []
    await using worker = begin(bench, async (found) => {
      if (found.customerId !== bad) return { findings: [], decision: approve }
      tries.push(found.attempts)
      throw new Error('the checks do not like it')
    })
    // Its neighbour is not held up.
    await become(bench, good, 'shown')
    for (const attempt of [1, 2]) {
      await until(
        async () => tries.length,
        (seen) => seen === attempt,
        `try ${attempt}`,
      )
      assert.equal((await bench.look(bad)).state, 'examining')
      worker.move(minute)
    }
    assert.deepEqual((await become(bench, bad, 'desk')).kinds, ['sent-to-desk'])
    assert.deepEqual(tries, [1, 2, 3])
    const [row] = await bench.database.query(
      `select policy_row, explanation from vetting_case where customer_id = '${bad}'`,
    )
    assert.equal(row.policy_row, 'examination-failed')
    assert.match(row.explanation, /failed 3 times/)
  })

  it('does the same with a case whose verdict cannot be recorded', async () => {
    await using bench = await setUp(makeStorage)
    const [bad = '', good = ''] = await bench.openCases(2)
    // As if somebody had changed the data by hand: there is nothing to be shown a verdict.
    await bench.database.query(
      `update qualification set vetting_status = 'Denied' where customer_id = '${bad}'`,
    )
    let tries = 0
    await using worker = begin(bench, async (found) => {
      if (found.customerId === bad) tries += 1
      return { findings: [], decision: approve }
    })
    await become(bench, good, 'shown')
    for (const attempt of [1, 2]) {
      await until(
        async () => tries,
        (seen) => seen === attempt,
        `try ${attempt}`,
      )
      worker.move(minute)
    }
    await become(bench, bad, 'desk')
    assert.equal((await bench.look(bad)).status, 'Denied')
  })

  it('shows other verdicts and examines on when one verdict cannot be shown', async () => {
    await using bench = await setUp(makeStorage)
    const [bad = '', decided = '', waiting = ''] = await bench.openCases(3)
    for (const id of [bad, decided]) {
      await bench.database.query(
        `update vetting_case set state = 'decided', verdict = 'approve' where customer_id = '${id}'`,
      )
    }
    await bench.database.query(
      `update qualification set vetting_status = 'Denied' where customer_id = '${bad}'`,
    )
    await using worker = begin(bench, async () => ({ findings: [], decision: approve }))
    worker.move(0)
    await become(bench, decided, 'shown')
    await become(bench, waiting, 'shown')
    assert.equal((await bench.look(bad)).state, 'decided')
  })

  it('finishes the case in its hands before it stops', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    await using worker = begin(bench, async () => {
      begun.resolve()
      await release.promise
      return { findings: [], decision: approve }
    })
    await begun.promise
    const stopped = worker.stop()
    release.resolve()
    await stopped
    assert.equal((await bench.look(id)).state, 'shown')
  })

  it('goes on when the store was away', async () => {
    await using bench = await setUp(makeStorage)
    const [id = ''] = await bench.openCases(1)
    let away = 2
    const run: Store['run'] = async (name, input, at) => {
      if (away > 0) {
        away -= 1
        throw new StoreUnavailable('for a moment')
      }
      return bench.store.run(name, input, at)
    }
    await using worker = begin(bench, async () => ({ findings: [], decision: approve }), {
      ...bench.store,
      run,
    })
    worker.move(0)
    await become(bench, id, 'shown')
  })
})
