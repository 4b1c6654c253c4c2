import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { distributeDatabase } from '../../src/store/dialects/postgres/distribute.ts'
import { openStore } from '../../src/store/open-store.ts'
import { callMain } from '../cli/call-main.ts'
import { add, webhooks } from '../events/endpoints.ts'
import { startReceiver, type Receiver } from '../events/receiver.ts'
import { createClusterDatabase } from '../postgres/citus.ts'
import {
  contosoTenant as contoso,
  customer,
  fabrikamTenant,
  startTestService,
} from '../support/service.ts'
import { postgresStorage, type TestStorage } from '../support/stores.ts'

const cluster = process.env['ACCREDIT_TEST_CITUS'] ?? ''

const refusal = (rule: string) => (error: unknown) => {
  assert.equal((error as { problem?: { rule: string } }).problem?.rule, rule, String(error))
  return true
}

describe('a cluster', { skip: cluster === '' && 'ACCREDIT_TEST_CITUS names no cluster' }, () => {
  let storage: TestStorage
  let client: pg.Client
  const ask = async (sql: string) => (await client.query(sql)).rows

  before(async () => {
    storage = await postgresStorage()
    client = new pg.Client({ connectionString: storage.config.store })
    await client.connect()
  })
  after(async () => {
    await client.end()
    await storage[Symbol.asyncDispose]()
  })

  it('is looked at when it is to be distributed again, by two at once', async () => {
    const found = await Promise.all([1, 2].map(() => distributeDatabase(storage.config.store)))
    for (const { already, nodes, shards } of found) {
      assert.equal(already, true)
      assert.ok(nodes >= 3)
      assert.equal(shards, 4)
    }
  })

  it('is distributed once when two want to', async () => {
    const { url, drop } = await createClusterDatabase(cluster, { isSpread: false })
    try {
      const found = await Promise.all([2, 3].map((shards) => distributeDatabase(url, shards)))
      assert.deepEqual(found.map(({ already }) => already).toSorted(), [false, true])
      const [first, second] = found.map(({ shards }) => shards)
      assert.equal(first, second)
      await (await openStore({ store: url, data: storage.config.data })).close()
    } finally {
      await drop()
    }
  })

  it('takes no replicas: those of the coordinator have no partner’s rows', async (t) => {
    const { store, data } = storage.config
    const replicas = { url: store, mostLag: 2_000 }
    await assert.rejects(openStore({ store, data }, { replicas }), refusal('ReplicasOfCluster'))
    const told = await callMain(t, ['doctor', '--store', store, '--store-replicas', store])
    assert.equal(told.code, 1)
    assert.match(told.stderr, /--store-replicas is given, but the database is distributed/)
  })

  it('takes no address behind which sessions are shared', async () => {
    const store = `${storage.config.store}?pooler=transaction`
    const opening = openStore({ store, data: storage.config.data })
    await assert.rejects(opening, refusal('PoolerOfCluster'))
    await assert.rejects(distributeDatabase(store), refusal('PoolerOfCluster'))
  })

  it('is refused through one of its workers', async (t) => {
    const [worker] = await ask(
      'select nodename, nodeport from pg_dist_node where groupid > 0 limit 1',
    )
    const address = new URL(storage.config.store)
    address.hostname = worker.nodename
    address.port = String(worker.nodeport)
    const opening = openStore({ store: address.href, data: storage.config.data })
    await assert.rejects(opening, (error: Error) => refusal('DatabaseIsWorker')(error.cause))
    // It has no list of migrations, and is no database without a schema for that.
    const told = await callMain(t, ['doctor', '--store', address.href])
    assert.equal(told.code, 1)
    assert.match(told.stderr, /the address is that of a worker node/)
  })

  it('is refused while a node could acknowledge what is not on its disk', async () => {
    const { url, drop } = await createClusterDatabase(cluster)
    const own = new pg.Client({ connectionString: url })
    await own.connect()
    const name = new URL(url).pathname.slice(1)
    try {
      await own.query(
        `select run_command_on_workers('alter database ${name} set synchronous_commit = off')`,
      )
      await own.query(`alter role postgres in database ${name} set synchronous_commit = off`)
      await assert.rejects(
        openStore({ store: url, data: storage.config.data }),
        refusal('NodeUnsafe'),
      )
    } finally {
      await own.end()
      await drop()
    }
  })

  it('is refused where one table was left out, or stands apart', async () => {
    const { url, drop } = await createClusterDatabase(cluster)
    const own = new pg.Client({ connectionString: url })
    await own.connect()
    try {
      await own.query(`select undistribute_table('audit_seal')`)
      await assert.rejects(
        openStore({ store: url, data: storage.config.data }),
        refusal('LayoutUnlike'),
      )
      await assert.rejects(distributeDatabase(url), refusal('LayoutUnlike'))
      await own.query(
        `select create_distributed_table('audit_seal', 'partner_id', colocate_with => 'none')`,
      )
      await assert.rejects(
        openStore({ store: url, data: storage.config.data }),
        refusal('LayoutApart'),
      )
    } finally {
      await own.end()
      await drop()
    }
  })

  it('takes a filled database, and what was sealed before is sealed after', async () => {
    const { url, drop } = await createClusterDatabase(cluster, { isSpread: false })
    const own = new pg.Client({ connectionString: url })
    await own.connect()
    try {
      const { config } = storage
      const service = await startTestService({ ...storage, config: { ...config, store: url } })
      const count = async () =>
        (await own.query('select count(*)::int as rows from audit_record')).rows[0].rows as number
      const lines = await count()
      assert.ok(lines > 0)
      await service.stop()
      const spread = await distributeDatabase(url, 3)
      assert.equal(spread.already, false)
      assert.equal(spread.shards, 3)
      assert.equal(await count(), lines)
    } finally {
      await own.end()
      await drop()
    }
  })

  it('stops the partners of a node that is away, and nobody else', async () => {
    // Each of the two partners on a worker of its own.
    const shardOf = `get_shard_id_for_distribution_column('customer', '${fabrikamTenant}'::uuid)`
    const [placed] = await ask(
      `select shardid, nodename, nodeport from pg_dist_placement join pg_dist_node using (groupid)
       where shardid = ${shardOf}`,
    )
    const workers = await ask(
      'select nodeid, nodename, nodeport from pg_dist_node where groupid > 0 order by nodeid',
    )
    const ofContoso = await ask(
      `select nodeid from pg_dist_placement join pg_dist_node using (groupid)
       where shardid = get_shard_id_for_distribution_column('customer', '${contoso}'::uuid)`,
    )
    const away = workers.find(({ nodeid }) => nodeid !== ofContoso[0].nodeid)
    if (away.nodeport !== placed.nodeport) {
      await ask(
        `select citus_move_shard_placement(${placed.shardid}, '${placed.nodename}', ${placed.nodeport},
           '${away.nodename}', ${away.nodeport}, 'block_writes')`,
      )
    }
    await using service = await startTestService(storage, { vettingDelay: 'PT0S' })
    const contosoToken = await service.userToken()
    const fabrikamToken = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const request = {
      Qualification: 'Education',
      EducationSegment: 'K12',
      Website: 'https://approve.accredit.test',
    }
    const post = (token: string, digits: string) =>
      service.call('POST', `/v1/customers/${customer(digits)}/qualifications`, {
        token,
        body: request,
      })
    const verdictOf = async (token: string, digits: string) => {
      for (let tries = 0; tries < 100; tries += 1) {
        const path = `/v1/customers/${customer(digits)}/qualifications`
        const { json } = await service.call('GET', path, { token })
        const [{ vettingStatus }] = json
        if (vettingStatus !== 'InReview') return vettingStatus
        await sleep(200)
      }
      return 'InReview'
    }
    await using ofContosoReceiver = await startReceiver()
    await using ofFabrikamReceiver = await startReceiver()
    await add(service, ofContosoReceiver)
    const added = await service.call('POST', webhooks, {
      token: fabrikamToken,
      body: { url: ofFabrikamReceiver.url },
    })
    assert.equal(added.status, 201, added.text)
    const told = async ({ received }: Receiver, digits: string) => {
      const isOf = ({ event }: Receiver['received'][number]) =>
        event.data['customerId'] === customer(digits)
      const isWhole = () => received.filter(isOf).length >= 2
      for (let tries = 0; tries < 100 && !isWhole(); tries += 1) await sleep(200)
      return received.filter(isOf).map(({ event }) => event.type)
    }
    const approved = ['qualification.requested', 'qualification.approved']
    const sealed = async () =>
      (await ask(`select count(*)::int as rows from audit_seal where partner_id = '${contoso}'`))[0]
        .rows as number
    await ask(`select citus_update_node(${away.nodeid}, '${away.nodename}', 1)`)
    try {
      assert.equal((await post(contosoToken, '01')).status, 201)
      assert.equal((await post(fabrikamToken, '21')).status, 503)
      assert.equal(await verdictOf(contosoToken, '01'), 'Approved')
      const earlier = await sealed()
      assert.equal((await post(contosoToken, '02')).status, 201)
      for (let tries = 0; tries < 100 && (await sealed()) === earlier; tries += 1) await sleep(200)
      assert.ok((await sealed()) > earlier, 'lines of the others are sealed')
      assert.deepEqual(await told(ofContosoReceiver, '01'), approved)
      assert.deepEqual(await told(ofContosoReceiver, '02'), approved)
      assert.equal((await service.call('GET', '/readyz')).status, 200)
    } finally {
      await ask(`select citus_update_node(${away.nodeid}, '${away.nodename}', ${away.nodeport})`)
    }
    // As long as it may be remembered that the node was away.
    await sleep(6_000)
    assert.equal((await post(fabrikamToken, '21')).status, 201)
    assert.equal(await verdictOf(fabrikamToken, '21'), 'Approved')
    assert.deepEqual(await told(ofFabrikamReceiver, '21'), approved)
  })
})
