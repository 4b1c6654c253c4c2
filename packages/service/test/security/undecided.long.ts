import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openAuditKeys } from '../../src/audit/audit-key.ts'
import { verifySnapshots } from '../../src/audit/verify-snapshots.ts'
import { openSnapshot } from '../../src/store/open-snapshot.ts'
import { callMain } from '../cli/call-main.ts'
import { connectTo } from '../faults/running.ts'
import { postgresStorage } from '../support/stores.ts'
import { openAuditBench, partnerA } from './support/audit-bench.ts'

const cluster = process.env['ACCREDIT_TEST_CITUS'] ?? ''

/** Connects to the node that has a partner's seals; names their table there. */
async function connectToSeals(client: pg.Client, url: string, partnerId: string) {
  const { rows } = await client.query<{ shard: string; name: string; port: number }>(
    `select shardid as shard, nodename as name, nodeport as port
     from pg_dist_placement join pg_dist_node using (groupid)
     where shardid = get_shard_id_for_distribution_column('audit_seal', '${partnerId}'::uuid)`,
  )
  const [found] = rows
  assert.ok(found)
  const address = new URL(url)
  address.hostname = found.name
  address.port = String(found.port)
  const node = await connectTo(address.href)
  return { node, name: address.host, seals: `audit_seal_${found.shard}` }
}

describe(
  'the verdict on the activity log of a cluster',
  {
    skip: cluster === '' && 'ACCREDIT_TEST_CITUS names no cluster',
  },
  () => {
    it('waits for what a node has prepared and not ended, as after its crash', async (t) => {
      await using storage = await postgresStorage()
      const { data, store: url } = storage.config
      await using bench = await openAuditBench(storage)
      const keys = openAuditKeys(join(data, 'audit-key.pem'))
      await bench.append(partnerA, 3)
      await bench.seal({ keys })
      await using client = await connectTo(url)
      const found = await connectToSeals(client, url, partnerA)
      const { seals } = found
      await using node = found.node
      // The checkpoint is there, and the seals are not yet.
      await node.query(`create table kept as select * from ${seals}`)
      await node.query(`delete from ${seals}`)
      await node.query('begin')
      await node.query(`insert into ${seals} select * from kept`)
      await node.query(`prepare transaction 'undecided'`)
      try {
        await assert.rejects(
          verifySnapshots(() => openSnapshot({ url }), keys, undefined, 0),
          { problem: { rule: 'TransactionUndecided', values: { node: found.name } } },
        )
        const verdict = callMain(t, ['audit', 'verify', '--data', data, '--store', url])
        await sleep(2_000)
        await node.query(`commit prepared 'undecided'`)
        const { code, stdout } = await verdict
        assert.match(stdout, /^The activity log is as it was written/)
        assert.equal(code, 0)
      } finally {
        await node.query(`rollback prepared 'undecided'`).catch(() => undefined)
      }
      // A missing seal is missing once nothing is undecided.
      await node.query(`delete from ${seals} where number = 3`)
      const { intact } = await verifySnapshots(() => openSnapshot({ url }), keys, undefined, 0)
      assert.equal(intact, false)
    })
  },
)
