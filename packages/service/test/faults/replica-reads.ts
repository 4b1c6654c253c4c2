import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes, type Route } from '@accredit/contract'
import { it, type TestContext } from 'node:test'
import type { ReadBy, ReplicaState } from '../../src/store/replicas.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { findSetting } from '../../src/store/queries/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { callMain } from '../cli/call-main.ts'
import type { TestPostgres } from '../postgres/server.ts'
import { tried } from '../store/commands.ts'
import { customer, until, type TestService } from '../support/service.ts'
import { connectTo } from './running.ts'

const at = 1_800_000_000_000
const mostLag = 300

/** Operations that may be answered by a replica. */
const onReplicas = [
  'getOverview',
  'getReport',
  'listAuditActivity',
  'listAuditRecords',
  'listBulkJobLines',
  'listBulkJobs',
  'listCases',
  'listCodeRedemptions',
  'listCustomerOverviews',
  'listCustomers',
  'listDeliveries',
  'listEvents',
]

const rulesOf = (states: readonly ReplicaState[]) => states.map(({ problem }) => problem?.rule)

interface Watched extends AsyncDisposable {
  readonly store: Store
  readonly changes: readonly ReplicaState[]
  /** Servers that answered since the last look. */
  answered(): readonly ReadBy[]
  /** Waits until a replica is seen so; undefined is in use. */
  becomes(rule: string | undefined): Promise<ReplicaState>
}

async function open(url: string, replicas: string): Promise<Watched> {
  const changes: ReplicaState[] = []
  const reads: ReadBy[] = []
  const store = await openPostgresStore({
    url,
    replicas: {
      url: replicas,
      mostLag,
      onChange: (state) => changes.push(state),
      onRead: (by) => reads.push(by),
    },
  })
  return {
    store,
    changes,
    answered: () => reads.splice(0),
    async becomes(rule) {
      const seen = await until(
        async () => store.replicas?.list() ?? [],
        (states) => rulesOf(states)[0] === rule,
        `a replica that is ${rule ?? 'used'}`,
      )
      return seen[0] as ReplicaState
    },
    [Symbol.asyncDispose]: () => store.close(),
  }
}

/** Holds every read of the API against the list of those that a replica may answer. */
export async function assertReadsOnReplica(
  t: TestContext,
  service: TestService,
  { url, replica }: { url: string; replica: string },
): Promise<void> {
  const figure = async (name: string) => {
    const figures = await (await fetch(`${service.url}/metrics`)).text()
    return Number(
      figures
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.split(' ')[1] ?? 0,
    )
  }
  await until(
    () => figure('accredit_replica_used{'),
    (used) => used === 1,
    'a replica in use',
  )
  const tokens = {
    partner: await service.userToken(),
    reviewer: await service.userToken('reviewer1@vetting.accredit.test'),
  }
  const routes = Object.entries(allRoutes as Record<string, Route>).filter(
    ([, { method, success }]) => method === 'GET' && success.mediaType !== 'text/event-stream',
  )
  const count = (by: ReadBy) => figure(`accredit_replica_reads_total{by="${by}"}`)
  const found: string[] = []
  let before = await count('replica')
  for (const [name, { path, admits }] of routes) {
    const token = tokens[admits === 'reviewer' ? 'reviewer' : 'partner']
    await service.call('GET', path.replaceAll(/\{\w+\}/g, customer('01')), { token })
    const counted = await count('replica')
    if (counted > before) found.push(name)
    before = counted
  }
  assert.deepEqual(found.toSorted(), onReplicas)
  assert.equal(await count('primary'), 0)

  const doctor = async (replicas: string, code: number) => {
    const shown = await callMain(t, ['doctor', '--store', url, '--store-replicas', replicas])
    assert.equal(shown.code, code, shown.stderr)
    return shown.stdout
  }
  assert.match(await doctor(replica, 0), /^ok +replica +127\.0\.0\.1:\d+ answers reads/m)
  assert.match(
    await doctor(url, 1),
    /^wrong +replica +127\.0\.0\.1:\d+ is not read: the server takes/m,
  )
}

/** Tests of reads on a server that stands by. */
export function testReplicaReads(servers: () => { primary: TestPostgres; standby: TestPostgres }) {
  const prepare = async (name: string) => {
    const { primary, standby } = servers()
    const url = await primary.createDatabase(name)
    const replica = url.replace(String(primary.port), String(standby.port))
    return { url, replica, primary, standby }
  }
  const read = ({ store }: Watched, name: string) =>
    findSetting(store.replicas?.openReader() ?? store.reader, name)

  it('shows what was written a moment before, through whichever node', async () => {
    const { url, replica } = await prepare('nodes')
    await using one = await open(url, replica)
    await using other = await open(url, replica)
    await other.becomes(undefined)
    for (let value = 1; value <= 50; value += 1) {
      await one.store.run(tried.note, { name: 'written', value: String(value) }, at)
      assert.equal(await read(other, 'written'), String(value))
    }
    const by = other.answered()
    assert.equal(by.length, 50)
    assert.ok(by.filter((server) => server === 'replica').length > 25, by.join())
  })

  it('is not waited for when it falls behind, and used again when it is back', async () => {
    const { url, replica, standby } = await prepare('behind')
    await using on = await connectTo(standby.url)
    await using watched = await open(url, replica)
    await watched.becomes(undefined)
    await on.query('select pg_wal_replay_pause()')
    try {
      await watched.store.run(tried.note, { name: 'late', value: '1' }, at)
      const started = performance.now()
      assert.equal(await read(watched, 'late'), '1')
      assert.ok(performance.now() - started < 1_000)
      assert.deepEqual(watched.answered(), ['primary'])
    } finally {
      await on.query('select pg_wal_replay_resume()')
    }
    await until(
      () => read(watched, 'late'),
      () => watched.answered().includes('replica'),
      'a read by the replica',
    )
  })

  it('that is an hour late answers nothing, which is told once', async () => {
    const { url, replica, standby } = await prepare('hour')
    await using on = await connectTo(standby.url)
    await using watched = await open(url, replica)
    await watched.becomes(undefined)
    await on.query(`alter system set recovery_min_apply_delay = '1h'`)
    await on.query('select pg_reload_conf()')
    try {
      await watched.store.run(tried.note, { name: 'hour', value: '1' }, at)
      const { lag } = await watched.becomes('ReplicaBehind')
      assert.ok((lag ?? 0) > mostLag)
      for (let tries = 0; tries < 20; tries += 1) {
        assert.equal(await read(watched, 'hour'), '1')
        await watched.store.run(tried.note, { name: 'more', value: String(tries) }, at)
      }
      assert.deepEqual(new Set(watched.answered()), new Set(['primary']))
      const told = rulesOf(watched.changes).filter((rule) => rule === 'ReplicaBehind')
      assert.equal(told.length, 1)
    } finally {
      await on.query('alter system reset recovery_min_apply_delay')
      await on.query('select pg_reload_conf()')
    }
    await watched.becomes(undefined)
  })

  it('is not read where it is no replica of the database', async () => {
    const { url, replica, primary, standby } = await prepare('wrong')
    const others = {
      ReplicaWrites: url,
      ReplicaOfOther: standby.url,
      ReplicaAway: replica.replace(`:${standby.port}`, ':1'),
    }
    for (const [rule, address] of Object.entries(others)) {
      await using watched = await open(url, address)
      await watched.becomes(rule)
      await watched.store.run(tried.note, { name: 'wrong', value: rule }, at)
      assert.equal(await read(watched, 'wrong'), rule)
      assert.deepEqual(watched.answered(), ['primary'])
    }
    await using watched = await open(
      url,
      `${replica.replace('/wrong', '')},127.0.0.1:${primary.port}/wrong`,
    )
    await watched.becomes(undefined)
    await until(
      async () => rulesOf(watched.store.replicas?.list() ?? []),
      (rules) => rules[1] === 'ReplicaWrites',
      'both servers looked at',
    )
    assert.equal(await read(watched, 'wrong'), 'ReplicaAway')
    assert.deepEqual(watched.answered(), ['replica'])
    await standby.kill('SIGINT')
    try {
      assert.equal(await read(watched, 'wrong'), 'ReplicaAway')
      assert.deepEqual(watched.answered(), ['primary'])
      await watched.becomes('ReplicaAway')
    } finally {
      await standby.restart()
    }
    await watched.becomes(undefined)
  })

  it('that is reached and says nothing keeps no read waiting for long', async () => {
    const { url, replica, standby } = await prepare('silent')
    await using on = await connectTo(standby.url)
    await using watched = await open(url, replica)
    await watched.becomes(undefined)
    await watched.store.run(tried.note, { name: 'silent', value: '1' }, at)
    assert.equal(await read(watched, 'silent'), '1')
    const { rows } = await on.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'accredit' and datname = 'silent'`,
    )
    assert.ok(rows.length > 0)
    const postmaster = Number.parseInt(readFileSync(join(standby.data, 'postmaster.pid'), 'utf8'))
    const pids = [postmaster, ...rows.map(({ pid }) => pid)]
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    try {
      const started = performance.now()
      const values = await Promise.all([1, 2, 3].map(() => read(watched, 'silent')))
      assert.deepEqual(values, ['1', '1', '1'])
      assert.ok(performance.now() - started < 6_000)
      await watched.becomes('ReplicaAway')
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT')
    }
    await watched.becomes(undefined)
  })
}
