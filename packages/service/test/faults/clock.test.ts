import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it, test } from 'node:test'
import pino from 'pino'
import { startRetention } from '../../src/retention/retention.ts'
import type { Decision } from '../../src/rules/vetting/decide-vetting.ts'
import type { CaseRecord } from '../../src/store/queries/cases.ts'
import { listEventsAfter } from '../../src/store/queries/events.ts'
import { callMain } from '../cli/call-main.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { assertExactlyOnce, send, type Write } from './load.ts'
import { claimCasesCommand } from '../../src/operations/claim-cases.ts'
import { numberEventsCommand } from '../../src/operations/number-events.ts'
import { recordExaminationCommand } from '../../src/operations/record-examination.ts'
import type { Store } from '../../src/store/store.ts'

const minute = 60_000
const hour = 60 * minute
const start = 1_800_000_000_000

onEveryStore('a clock that is put back', (makeStorage) => {
  it('gives no verdict twice and none early, and breaks no order', async (t) => {
    await using storage = await makeStorage()
    let clock = start
    const realNow = () => clock
    await using service = await startTestService(storage, { vettingDelay: 'PT1M' }, { realNow })
    const { store } = service.running
    await using database = await openDirectly(storage)
    const writes = (await makeCustomers(database, 7)).map((customerId, index): Write => ({
      customerId,
      requestId: randomUUID(),
      body:
        index === 6
          ? { qualification: 'StateOwnedEntity' }
          : { qualification: 'Education', website: 'approve.accredit.test' },
    }))
    const write = async (part: readonly Write[]) => {
      // A token from before the step is one from the future.
      const token = await service.userToken()
      for (const each of part) {
        const { status, text } = await send(service.url, token, each)
        assert.equal(status, 201, text)
        if (each.answer) assert.deepEqual({ status, text }, each.answer)
        else each.answer = { status, text }
      }
    }
    const shown = async (part: readonly Write[]) => {
      const rows = await until(
        () =>
          database.query(
            `select customer_id as id from vetting_case where state = 'shown'
               and customer_id in (${writes.map(({ customerId }) => `'${customerId}'`).join()})`,
          ),
        (found) => found.length >= part.length,
        `${part.length} verdicts`,
      )
      const expected = part.map(({ customerId }) => customerId)
      assert.deepEqual(rows.map(({ id }) => id).toSorted(), expected.toSorted())
    }
    const [early, taken, late] = [writes.slice(0, 2), writes.slice(2, 3), writes.slice(3)]

    await write(taken)
    // Another node takes it at the last moment before the step, and dies.
    const lease = randomUUID()
    const wanted = { lease, leaseMilliseconds: minute, limit: 64 }
    const claimed: CaseRecord[] = await store.run(claimCasesCommand, wanted, clock + minute)
    const dead = claimed.find(({ customerId }) => customerId === taken[0]?.customerId)
    assert.ok(dead)
    await write(early)
    clock -= hour
    await write([...early, ...late])
    clock += minute + 1
    await shown(late.slice(0, 3))
    clock += hour - 1
    await shown([...late.slice(0, 3), ...early])
    clock += minute + 1
    await shown([...late.slice(0, 3), ...early, ...taken])
    const { partnerId, customerId, id: caseId } = dead
    const decision: Decision = { verdict: 'review', row: 'late', explanation: 'It is too late.' }
    const record = { partnerId, customerId, caseId, lease, findings: [], decision }
    assert.equal(await store.run(recordExaminationCommand, record, clock), 'lost')

    const token = await service.userToken()
    await assertExactlyOnce(database, { url: service.url, token }, writes)
    if (storage.dialect === 'postgres') await store.run(numberEventsCommand, {}, clock)
    const events = await listEventsAfter(store.reader, {
      judge: customer('d001'),
      after: 0,
      limit: 1_000,
    })
    const places = events.map(({ place }) => place)
    assert.deepEqual(
      places,
      [...new Set(places)].toSorted((a, b) => a - b),
    )
    for (const { customerId: id } of writes.slice(0, 6)) {
      const kinds = events.filter((event) => event.customerId === id).map(({ type }) => type)
      assert.deepEqual(kinds, ['qualification.requested', 'qualification.approved'])
    }
    const { data, store: place } = storage.config
    const verified = await callMain(t, ['audit', 'verify', '--data', data, '--store', place])
    assert.equal(verified.code, 0, verified.stdout)
  })

  it('locks no caller out for longer than a minute', async () => {
    await using storage = await makeStorage()
    let clock = start
    const realNow = () => clock
    const options = { throttlePerMinute: '5' }
    await using service = await startTestService(storage, options, { realNow })
    const read = async () =>
      service.call('GET', `/v1/customers/${customer('01')}`, { token: await service.userToken() })
    const statuses: number[] = []
    for (let calls = 0; calls < 8; calls += 1) statuses.push((await read()).status)
    assert.deepEqual([statuses[0], statuses.at(-1)], [200, 429])
    clock -= hour
    const { headers, status } = await read()
    if (status === 429) assert.ok(Number(headers.get('retry-after')) <= 60)
    clock += minute
    assert.equal((await read()).status, 200)
  })
})

test('retention is not held up by a clock that is put back', async (t) => {
  let clock = start
  let asked = 0
  const looks: number[] = []
  const run = async (_name: string, _input: unknown, at: number) => {
    looks.push(at)
    return { answers: 0, events: 0, signIns: 0 }
  }
  const retention = startRetention({
    store: { run } as unknown as Store,
    now() {
      asked += 1
      return clock
    },
    realNow: () => clock,
    eventsKept: hour,
    log: pino({ level: 'silent' }),
  })
  t.after(() => retention.stop())
  const looked = (times: number) =>
    until(
      async () => looks.length,
      (seen) => seen >= times,
      `look ${times}`,
    )
  await looked(1)
  clock -= 24 * hour
  // It notices within a second or so, and looks a minute after what it then takes for the time.
  const before = asked
  await until(
    async () => asked,
    (seen) => seen >= before + 2,
    'a look at the clock',
  )
  assert.equal(looks.length, 1)
  clock += minute
  await looked(2)
  assert.deepEqual(looks, [start, start - 24 * hour + minute])
})
