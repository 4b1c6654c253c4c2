import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { createWatermark } from '../../src/audit/watermark.ts'
import { openPool } from '../../src/store/dialects/postgres/connection.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { until } from '../support/service.ts'
import { postgresStorage } from '../support/stores.ts'
import { openAuditBench, partnerA } from './support/audit-bench.ts'
import { readWhole } from './support/remake-seals.ts'

describe('the seal of the activity log where numbers are given before the commit', () => {
  it('reaches a line whose number is lower than those that were committed before it', async () => {
    await using storage = await postgresStorage()
    await using bench = await openAuditBench(storage)
    const pool = openPool(storage.config.store, 1)
    try {
      await pool.query('begin')
      await bench.append(partnerA, 1)
      await pool.query(
        `insert into audit_record (partner_id, operation_type, resource_type, operation_status,
           operation_date, correlation_id, customized_data)
         values ('${partnerA}', 'late', 'customer', 'succeeded', 1, gen_random_uuid(), '{}')`,
      )
      await bench.append(partnerA, 2)
      const sealer = bench.start()
      await until(
        () => readWhole(bench),
        ({ lines, unsealed }) => lines === 3 && unsealed === 0,
        'what is committed is sealed',
      )
      await pool.query('commit')
      await until(
        () => readWhole(bench),
        ({ lines, unsealed }) => lines === 4 && unsealed === 0,
        'what came late is sealed',
      )
      await sealer.stop()
    } finally {
      await pool.end()
    }
    const numbers = await bench.direct.query(
      `select line.operation_type, seal.number from audit_seal seal
       join audit_record line on line.partner_id = seal.partner_id and line.seq = seal.seq
       order by line.seq`,
    )
    assert.deepEqual(
      numbers.map((row) => [row.operation_type === 'late', Number(row.number)]),
      [
        [false, 1],
        [true, 4],
        [false, 2],
        [false, 3],
      ],
    )
    assert.equal((await bench.verify()).found, 0)
  })
})

describe('seals that were stored without their checkpoint', () => {
  it('are signed by the sealer that made them, as when the coordinator of a cluster crashes after a node', async () => {
    await using storage = await postgresStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 1)
    await bench.change(1)
    await bench.seal()
    let isLost = false
    const store: Store = {
      ...bench.store,
      async run(command, input, at) {
        const result = await bench.store.run(command, input, at)
        if (command.name !== 'sealAudit' || isLost) return result
        isLost = true
        await bench.direct.query('delete from audit_checkpoint where number = 2')
        throw new StoreUnavailable('the coordinator crashed')
      },
    }
    await bench.append(partnerA, 2)
    await bench.change(1)
    const sealer = bench.start({ store })
    const whole = { lines: 3, changes: 2, intact: true, found: 0 }
    const look = async () => {
      const { lines, changes, intact, found } = await bench.verify()
      return { lines, changes, intact, found }
    }
    try {
      await until(look, (seen) => isLost && isDeepStrictEqual(seen, whole), 'signed seals')
      await bench.append(partnerA, 1)
      await bench.change(1)
    } finally {
      await sealer.stop()
    }
    assert.deepEqual(await look(), { ...whole, lines: 4, changes: 3 })
  })
})

describe('the line below which nothing is looked for', () => {
  it('rises only above what no transaction can bring any more', async () => {
    await using storage = await postgresStorage()
    await using bench = await openAuditBench(storage)
    const pool = openPool(storage.config.store, 1)
    let time = 0
    const floor = createWatermark(bench.direct.connection, () => time)
    const look = async (minutes: number) => {
      time += minutes * 60_000
      const { after, confirm } = await floor.choose(undefined)
      return [after, confirm([])]
    }
    try {
      await pool.query('begin')
      await pool.query('create table holds_a_transaction_id ()')
      await bench.append(partnerA, 5)
      assert.deepEqual(await look(0), [0, 0])
      assert.deepEqual(await look(10), [0, 0], 'somebody who began before is under way')
      await pool.query('commit')
      // Other tests have transactions of their own on this server, which end soon.
      await until(
        () => look(1),
        ([, reached]) => reached === 5,
        'all that was seen is settled',
      )
      await bench.append(partnerA, 2)
      assert.deepEqual(await look(0.1), [5, 5], 'a statement may still be at it')
      assert.deepEqual(await look(1), [5, 5], 'the mark is from before the new lines')
      await until(
        () => look(1),
        ([, reached]) => reached === 7,
        'the new lines are settled too',
      )
    } finally {
      await pool.end()
    }
  })
})
