import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { findSetting } from '../../src/store/queries/settings.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { startPostgres, type TestPostgres } from '../postgres/server.ts'
import { tried } from '../store/commands.ts'
import { identity } from '../store/store.suite.ts'
import { until } from '../support/service.ts'
import { assertExactlyOnce, startLoad } from './load.ts'
import { assertReadsOnReplica, testReplicaReads } from './replica-reads.ts'
import { connectTo, startOn } from './running.ts'

const at = 1_800_000_000_000

/** The same database on both servers. */
function addressOf(name: string, first: TestPostgres, second: TestPostgres): string {
  return `postgres://postgres@127.0.0.1:${first.port},127.0.0.1:${second.port}/${name}?target_session_attrs=read-write`
}

describe('a PostgreSQL with a standby', () => {
  let primary: TestPostgres
  let standby: TestPostgres
  before(async () => {
    // No commit is acknowledged before a standby has it.
    const settings = { synchronous_standby_names: '*' }
    primary = await startPostgres({ fsync: false, settings })
    await primary.kill('SIGINT')
    standby = await startPostgres({ fsync: false, standsByFor: primary })
    await primary.restart()
  })
  after(async () => {
    await Promise.all([primary.stop(), standby.stop()])
  })

  it('is found wherever in the address it stands', async () => {
    const url = await primary.createDatabase('order')
    // The standby has noted what was acknowledged, and shows it a moment later.
    await using onStandby = await connectTo(standby.url)
    await until(
      () => onStandby.query(`select 1 from pg_database where datname = 'order'`),
      ({ rows }) => rows.length === 1,
      'the database on the standby',
    )
    for (const order of [
      [primary, standby],
      [standby, primary],
    ] as const) {
      const store = await openPostgresStore({ url: addressOf('order', ...order) })
      assert.equal(await store.run(tried.note, { name: 'a', value: '1' }, at), 'a=1')
      await store.close()
    }
    const alone = url.replace(String(primary.port), String(standby.port))
    await assert.rejects(
      openPostgresStore({ url: alone }),
      (error) => error instanceof StoreUnavailable && /takes no writes/.test(error.message),
    )
  })

  it('that does not answer lets no commit pass for safe', async () => {
    const url = await primary.createDatabase('alone')
    const store = await openPostgresStore({ url })
    await using other = await connectTo(url)
    await standby.kill('SIGINT')
    try {
      const noted = store.run(tried.note, { name: 'alone', value: '1' }, at)
      const rejected = assert.rejects(noted, (error) => {
        assert.ok(error instanceof StoreUnavailable, String(error))
        assert.match(error.message, /may not have reached the standby/)
        return true
      })
      // PostgreSQL calls a commit done whose wait was ended so, and adds a warning.
      await until(
        () =>
          other.query(
            `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`,
          ),
        ({ rows }) => rows.length > 0,
        'a commit that waits',
      )
      await rejected
    } finally {
      await standby.restart()
    }
    assert.equal(await store.run(tried.note, { name: 'both', value: '1' }, at), 'both=1')
    assert.equal(await findSetting(store.reader, 'both'), '1')
    await store.close()
  })

  it('that does not answer lets no earlier answer pass for safe either', async () => {
    const url = await primary.createDatabase('repeated')
    const store = await openPostgresStore({ url })
    await using other = await connectTo(url)
    const waiting = `from pg_stat_activity where wait_event = 'SyncRep'`
    const isWaiting = ({ rows }: { rows: unknown[] }) => rows.length > 0
    await standby.kill('SIGINT')
    let isAnswered = false
    const request = identity()
    const answer = store.answer(tried.count, { name: 'repeated' }, at, request)
    void answer.then(() => (isAnswered = true))
    try {
      await until(
        () => other.query(`select pg_cancel_backend(pid) ${waiting}`),
        isWaiting,
        'a commit that waits',
      )
      // The store runs the request again and finds its answer, which the standby has not.
      await until(
        () => other.query(`select 1 from setting where name = 'repeated'`),
        isWaiting,
        'an answer that can be seen',
      )
      await until(() => other.query(`select 1 ${waiting}`), isWaiting, 'a second commit that waits')
      assert.equal(isAnswered, false)
    } finally {
      await standby.restart()
    }
    assert.deepEqual(await answer, { status: 201, body: JSON.stringify({ count: 1, at }) })
    await store.close()
  })

  testReplicaReads(() => ({ primary, standby }))

  it('that takes over has all that was acknowledged, and the service follows it', async (t) => {
    const direct = await primary.createDatabase('failover')
    const url = addressOf('failover', primary, standby)
    const promoted = direct.replace(String(primary.port), String(standby.port))
    await using running = await startOn(url, 48, { storeReplicas: promoted }, direct)
    const { service, token } = running
    await assertReadsOnReplica(t, service, { url: direct, replica: promoted })
    const load = startLoad(service.url, token, running.customerIds)
    await load.answered(16)
    await primary.kill('SIGKILL')
    await load.told(4)
    {
      await using other = await connectTo(promoted)
      await other.query('select pg_promote()')
    }
    await load.done()
    await service.advance('PT2M')
    await using database = await running.open(promoted)
    await assertExactlyOnce(database, { url: service.url, token }, load.writes)
  })
})
