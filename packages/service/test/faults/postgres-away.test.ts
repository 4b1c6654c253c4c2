import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startPostgres, type TestPostgres } from '../postgres/server.ts'
import { until } from '../support/service.ts'
import { assertComeAgain, assertExactlyOnce, startLoad } from './load.ts'
import { connectTo, startOn } from './running.ts'

const sessions = `from pg_stat_activity
  where application_name = 'accredit' and datname = current_database()`

describe('a PostgreSQL that misbehaves', () => {
  let postgres: TestPostgres
  before(async () => {
    postgres = await startPostgres({ fsync: false })
  })
  after(() => postgres.stop())

  it('and dies under load loses nothing, and all goes on when it is back', async () => {
    const url = await postgres.createDatabase('dies')
    await using running = await startOn(url, 48)
    const { service, token } = running
    const stream = follow(service.url, token)
    const load = startLoad(service.url, token, running.customerIds)
    await load.answered(12)
    await postgres.kill('SIGKILL')
    await load.told(8)
    const ready = await fetch(`${service.url}/readyz`)
    assert.equal(ready.status, 503)
    await ready.text()
    assertComeAgain(await service.call('GET', '/v1/customers', { token }))
    await postgres.restart()
    await load.done()

    // The worker's case is free when its lease expires.
    await service.advance('PT2M')
    await using database = await running.open()
    await assertExactlyOnce(database, { url: service.url, token }, load.writes)
    await stream.saw(load.writes.map(({ customerId }) => customerId))
    // Retention goes on, too: after a day no answer is left.
    await service.advance('PT25H')
    await until(
      () => database.query('select count(*) as found from answer'),
      ([row]) => Number(row.found) === 0,
      'the end of the last answer',
    )
  })

  it('and cuts all connections again and again is not even noticed', async () => {
    const url = await postgres.createDatabase('cut')
    await using running = await startOn(url, 40)
    const { service, token } = running
    await using other = await connectTo(url)
    const load = startLoad(service.url, token, running.customerIds)
    for (let cuts = 1; cuts <= 5; cuts += 1) {
      await load.answered(cuts * 6)
      await other.query(`select pg_terminate_backend(pid) ${sessions}`)
    }
    await load.done()
    assert.equal(load.refused(), 0)
    await service.advance('PT2M')
    await using database = await running.open()
    await assertExactlyOnce(database, { url: service.url, token }, load.writes)
  })

  it('and holds a lock lets nobody wait for ever', async () => {
    const url = await postgres.createDatabase('locked')
    await using running = await startOn(`${url}?lock_timeout=200`, 24)
    const { service, token } = running
    const load = startLoad(service.url, token, running.customerIds)
    {
      await using other = await connectTo(url)
      await other.query('begin; lock table customer in access exclusive mode')
      // More calls than there are connections; the last of them wait for one, and for the lock.
      const read = service.call('GET', `/v1/customers/${running.customerIds[0]}`, { token })
      await load.told(20)
      assertComeAgain(await read)
    }
    await load.done()
    await service.advance('PT2M')
    await using database = await running.open()
    await assertExactlyOnce(database, { url: service.url, token }, load.writes)
  })

  it('and is silent lets nobody wait for ever', async () => {
    const url = await postgres.createDatabase('silent')
    await using running = await startOn(`${url}?query_timeout=500`, 1)
    const { service, token, customerIds } = running
    await using other = await connectTo(url)
    const { rows } = await other.query<{ pid: number }>(`select pid ${sessions}`)
    assert.ok(rows.length > 0)
    const stop = (signal: NodeJS.Signals) => rows.forEach(({ pid }) => process.kill(pid, signal))
    stop('SIGSTOP')
    const load = startLoad(service.url, token, customerIds)
    try {
      await load.told(1)
      // Over other connections, without those.
      await load.done()
    } finally {
      stop('SIGCONT')
    }
    await service.advance('PT2M')
    await using database = await running.open()
    await assertExactlyOnce(database, { url: service.url, token }, load.writes)
  })
})

/** Follows the service's events as a page does, which comes back when its stream breaks. */
function follow(url: string, token: string) {
  const seen = new Set<string>()
  const stopped = new AbortController()
  const read = async () => {
    let last = '0'
    while (!stopped.signal.aborted) {
      try {
        const { body } = await fetch(`${url}/accredit/v1/events/stream`, {
          headers: { authorization: `Bearer ${token}`, 'last-event-id': last },
          signal: stopped.signal,
        })
        for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
          for (const [, id] of piece.matchAll(/^id: (\d+)$/gm)) last = id ?? last
          for (const [, id] of piece.matchAll(/"customerId":"([\w-]+)"/g)) seen.add(id ?? '')
        }
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const reading = read()
  return {
    async saw(customerIds: readonly string[]) {
      await until(
        async () => customerIds.filter((id) => !seen.has(id)),
        (missing) => missing.length === 0,
        'events of all customers',
      )
      stopped.abort()
      await reading
    },
  }
}
