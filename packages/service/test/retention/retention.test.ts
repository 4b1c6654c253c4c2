import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import pino from 'pino'
import type { Expired } from '../../src/retention/delete-expired.ts'
import { startRetention } from '../../src/retention/retention.ts'
import { createJournal, type Exchange } from '../../src/sandbox/journal.ts'
import { keepsApart } from '../../src/store/queries/across-partners.ts'
import { findLastPlace, listEventsAfter } from '../../src/store/queries/events.ts'
import { add, arrived, deliveriesOf, own, read } from '../events/endpoints.ts'
import { startReceiver } from '../events/receiver.ts'
import { countRows } from '../support/rows.ts'
import {
  contosoTenant,
  customer,
  startTestService,
  until,
  type TestService,
} from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { countCallsCommand } from '../../src/operations/count-calls.ts'
import { deleteExpiredCommand } from '../../src/retention/delete-expired.ts'
import { openNumbering } from '../../src/operations/number-events.ts'

const log = pino({ level: 'silent' })
const path = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`

async function qualify(service: TestService, requestId: string, digits: string): Promise<number> {
  const token = await service.userToken()
  const body = { qualification: 'StateOwnedEntity' }
  const { status } = await service.call('POST', path(digits), { token, body, requestId })
  return status
}

onEveryStore('retention', (makeStorage) => {
  it('takes stored answers away when their day is over, by the service clock', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { reader } = service.running.store
    const requestId = randomUUID()
    assert.equal(await qualify(service, requestId, '01'), 201)
    assert.equal(await qualify(service, randomUUID(), '02'), 201)
    await service.advance('PT23H')
    assert.equal(await qualify(service, requestId, '01'), 201)
    assert.equal(await countRows(reader, 'answer'), 2)
    await service.advance('PT2H')
    await until(
      () => countRows(reader, 'answer'),
      (rows) => rows === 0,
      'the answers go',
    )
    assert.equal(await qualify(service, requestId, '01'), 409)
  })

  it('keeps deliveries until their last attempt, however long an endpoint has it wait', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { eventsKept: 'P1D' })
    await using receiver = await startReceiver()
    receiver.answer = (response) => response.writeHead(503, { 'retry-after': '86400' }).end()
    const events = ['qualification.requested', 'qualification.approved']
    const id = await add(service, receiver, { events })
    await own(service, '03')
    await arrived(receiver, 1)
    await service.advance('P9D')
    await until(
      async () => (await read(service, '/accredit/v1/events?type=qualification.requested')).items,
      ({ length }) => length === 0,
      'the events go',
    )
    assert.equal((await deliveriesOf(service, id)).length, 2)
    await service.advance('P2D')
    await until(
      () => deliveriesOf(service, id),
      ({ length }) => length === 0,
      'the deliveries go',
    )
  })

  it('takes events away after their time, and never gives a place twice', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { eventsKept: 'P2D' })
    const { reader } = service.running.store
    for (const digits of ['01', '02', '03']) await qualify(service, randomUUID(), digits)
    const place = async () => {
      await openNumbering(service.running.store, () => 0)?.()
      return findLastPlace(reader)
    }
    const last = await place()
    await service.advance('P1D')
    const rows = async () => {
      const found = await listEventsAfter(reader, { everybody: true, after: 0, limit: 100 })
      // A review that takes too long by now.
      return found.filter(({ type }) => type !== 'case.overdue').length
    }
    await place()
    assert.equal(await rows(), 6)
    await service.advance('P3D')
    const left = storage.dialect === 'sqlite' ? 1 : 0
    await until(rows, (count) => count <= left, 'the events go')
    await qualify(service, randomUUID(), '04')
    assert.ok((await place()) > last)
  })

  it('works in slices until nothing is left', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const { store } = service.running
    for (const digits of ['01', '02', '03', '04', '06'])
      await qualify(service, randomUUID(), digits)
    const limits: number[] = []
    const watched = {
      ...store,
      run: (async (command: typeof deleteExpiredCommand, input: Expired, at: number) => {
        limits.push(input.limit)
        const before = await countRows(store.reader, 'answer')
        const result = await store.run(command, input, at)
        assert.ok(before - (await countRows(store.reader, 'answer')) <= 2)
        return result
      }) as unknown as typeof store.run,
    }
    const now = () => Date.now() + 2 * 86_400_000
    const options = { now, realNow: Date.now, eventsKept: 1e15, slice: 2, log }
    const retention = startRetention({ store: watched, ...options })
    await until(
      () => countRows(store.reader, 'answer'),
      (rows) => rows === 0,
      'the answers go',
    )
    await retention.stop()
    // A cluster is asked once for what is nobody's, and then partner by partner.
    const rounds = keepsApart(store.reader) ? 2 : 1
    assert.ok(limits.length >= 3 && limits.length <= 3 * rounds, String(limits.length))
    if (rounds === 1) assert.deepEqual(limits, [2, 2, 2])
  })

  it('takes expired sign-ins away by the real clock, a while after they expired', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const { store, url } = service.running
    await fetch(`${url}/contoso.onmicrosoft.com/oauth2/v2.0/devicecode`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: 'c0de0000-0000-4000-8000-00000000c1c1',
        scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
      }),
    })
    assert.equal(await countRows(store.reader, 'issuer_entry'), 1)
    const forget = (signInsBefore: number) =>
      store.run(
        deleteExpiredCommand,
        {
          deliveriesBefore: 0,
          eventsBefore: 0,
          signInsBefore,
          windowsBefore: 0,
          bulkJobsBefore: 0,
          limit: 10,
        },
        0,
      )
    assert.equal((await forget(Date.now())).signIns, 0)
    assert.equal((await forget(Date.now() + 86_400_000)).signIns, 1)
    assert.equal(await countRows(store.reader, 'issuer_entry'), 0)
  })

  it('takes throttle windows away that nobody counts in any more, and no newer ones', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const { store } = service.running
    const count = (startedAt: number, calls: number, customerId?: string) =>
      store.run(countCallsCommand, { partnerId: contosoTenant, customerId, startedAt, calls }, 0)
    assert.equal(await count(60_000, 5), 5)
    assert.equal(await count(60_000, 6), 11)
    assert.equal(await count(60_000, 2, customer('01')), 2)
    assert.equal(await count(120_000, 1), 1)
    const forget = async (windowsBefore: number, limit: number) => {
      const expired = {
        deliveriesBefore: 0,
        eventsBefore: 0,
        signInsBefore: 0,
        windowsBefore,
        bulkJobsBefore: 0,
        partnerId: contosoTenant,
        limit,
      }
      return (await store.run(deleteExpiredCommand, expired, 0)).windows
    }
    assert.equal(await forget(60_000, 10), 0)
    assert.equal(await forget(120_000, 1), 1)
    assert.equal(await forget(120_000, 10), 1)
    assert.equal(await count(120_000, 1), 2)
    assert.equal(await countRows(store.reader, 'throttle_window'), 1)
  })

  it('goes on after a fault of the store', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const { store } = service.running
    await qualify(service, randomUUID(), '01')
    let ahead = 2 * 86_400_000
    let faults = 0
    const failing = {
      ...store,
      run: (async (command: typeof deleteExpiredCommand, input: Expired, at: number) => {
        if (faults === 0) {
          faults += 1
          ahead += 61_000
          throw new Error('no store')
        }
        return store.run(command, input, at)
      }) as unknown as typeof store.run,
    }
    const now = () => Date.now() + ahead
    const options = { now, realNow: Date.now, eventsKept: 1e15, log }
    const retention = startRetention({ store: failing, ...options })
    await until(
      () => countRows(store.reader, 'answer'),
      (rows) => rows === 0,
      'the answers go',
    )
    await retention.stop()
    assert.equal(faults, 1)
  })
})

describe('the journal in memory', () => {
  const exchange = (at: number) =>
    ({ at, url: '/', receivedHeaders: {}, answeredHeaders: {} }) as Exchange

  it('drops what is older, and goes on in order', () => {
    const journal = createJournal({ mostEntries: 3, mostBytes: 1_000_000 })
    for (const at of [1, 2, 3, 4]) journal.add(exchange(at))
    journal.expireBefore(4)
    for (const at of [5, 6, 7]) journal.add(exchange(at))
    assert.deepEqual(
      journal.find({ limit: 10 }).exchanges.map(({ at }) => at),
      [5, 6, 7],
    )
    journal.expireBefore(7)
    journal.add(exchange(8))
    assert.deepEqual(
      journal.find({ limit: 10 }).exchanges.map(({ at }) => at),
      [7, 8],
    )
  })

  it('goes after a day of the service clock', async () => {
    await using service = await startTestService(undefined)
    await service.call('GET', '/v1/customers')
    const entries = async () => {
      const answer = await fetch(`${service.url}/sandbox/v1/journal`)
      return ((await answer.json()) as { entries: unknown[] }).entries.length
    }
    assert.equal(await entries(), 1)
    await service.advance('PT25H')
    await until(entries, (count) => count === 0, 'the journal is empty')
  })
})
