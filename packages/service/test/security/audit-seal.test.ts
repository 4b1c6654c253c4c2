import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAnchor } from '../../src/audit/anchor.ts'
import {
  AuditKeyError,
  makeAuditKeys,
  openAuditKeys,
  readAuditKeys,
} from '../../src/audit/audit-key.ts'
import { createWatermark } from '../../src/audit/watermark.ts'
import { digestLines, sealLines } from '../../src/audit/link-lines.ts'
import { openPool } from '../../src/store/dialects/postgres/connection.ts'
import { operatorChain } from '../../src/store/operator-chain.ts'
import { insertSeals, listUnsealedLines } from '../../src/store/queries/audit-seals.ts'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore, postgresStorage } from '../support/stores.ts'
import {
  keepErrors,
  openAuditBench,
  partnerA,
  partnerB,
  type AuditBench,
} from './support/audit-bench.ts'

onEveryStore('the seal of the activity log', (makeStorage) => {
  it('is there within moments of each write, and after a stop for all', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.store.close()
    const service = await startTestService(storage)
    const token = await service.userToken()
    const seeded = await until(
      () => readWhole(bench),
      ({ unsealed }) => unsealed === 0,
      'the seeded lines are sealed',
    )
    assert.ok(seeded.lines > 0)
    const body = { qualification: 'StateOwnedEntity' }
    const path = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
    assert.equal((await service.call('POST', path('01'), { token, body })).status, 201)
    await until(
      () => readWhole(bench),
      ({ lines, unsealed }) => lines === seeded.lines + 1 && unsealed === 0,
      'the new line is sealed',
    )
    assert.equal((await service.call('POST', path('02'), { token, body })).status, 201)
    await service.stop()
    assert.deepEqual(await readWhole(bench), { lines: seeded.lines + 2, unsealed: 0 })
    const keys = openAuditKeys(join(storage.config.data, 'audit-key.pem'))
    const report = await bench.verify(undefined, keys)
    assert.deepEqual([report.intact, report.found], [true, 0])
  })

  it('numbers each partner’s lines from one, whatever the size of the log', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 300)
    await bench.append(partnerB, 3)
    await bench.append(partnerA, 2)
    await bench.seal()
    const report = await bench.verify()
    assert.deepEqual([report.intact, report.found, report.lines, report.chains], [true, 0, 305, 2])
    const rows = await bench.direct.query(
      `select partner_id, max(number) as last from audit_seal group by partner_id order by 1`,
    )
    assert.deepEqual(
      rows.map((row) => [row.partner_id, Number(row.last)]),
      [
        [partnerA, 302],
        [partnerB, 3],
      ],
    )
  })

  it('shows what was done to lines, to seals and to checkpoints', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 4)
    await bench.seal()
    await bench.append(partnerA, 4)
    await bench.seal()
    const { newest } = await bench.verify()
    assert.equal(newest?.number, 2)
    const lines = await bench.direct.query(`select seq from audit_record order by seq`)
    const [, , third = 0, fourth = 0, , , , last] = lines.map(({ seq }) => Number(seq))
    const values = 'customer_name, customer_name_key, operation_date, correlation_id, new_value'
    const of = (number: number) => `where partner_id = '${partnerA}' and number = ${number}`

    const attempts: [what: string, tampering: string[], findings: string[]][] = [
      ['nothing', [], []],
      [
        'a value was changed',
        [`update audit_record set user_principal_name = 'x' where seq = ${third}`],
        ['changed 3-3'],
      ],
      [
        'a value was taken away',
        [`update audit_record set new_value = null where seq = ${third}`],
        ['changed 3-3'],
      ],
      ['a line is gone', [`delete from audit_record where seq = ${third}`], ['missing 3-3']],
      [
        'a line is gone with its seal',
        [`delete from audit_record where seq = ${third}`, `delete from audit_seal ${of(3)}`],
        ['missing 3-3'],
      ],
      [
        'two lines were exchanged',
        [
          `create temporary table taken as select * from audit_record where seq in (${third}, ${fourth})`,
          `update audit_record set (${values}) = (select ${values} from taken
             where taken.seq = ${third + fourth} - audit_record.seq) where seq in (${third}, ${fourth})`,
        ],
        ['reordered 3-3', 'reordered 4-4'],
      ],
      [
        'two seals were exchanged',
        [
          `update audit_seal set number = 1000 ${of(3)}`,
          `update audit_seal set number = 3 ${of(4)}`,
          `update audit_seal set number = 4 ${of(1000)}`,
        ],
        ['reordered 3-3', 'reordered 4-4'],
      ],
      ['the last line is gone', [`delete from audit_record where seq = ${last}`], ['missing 8-8']],
      [
        'the last lines are gone with their seals',
        [
          `delete from audit_record where seq >= ${fourth}`,
          `delete from audit_seal where number >= 4`,
        ],
        ['cut-off 4-8'],
      ],
      [
        'the last lines, seals and checkpoint are gone',
        [
          `delete from audit_record where seq > ${fourth}`,
          `delete from audit_seal where number > 4`,
          `delete from audit_checkpoint where number = 2`,
        ],
        ['cut-off 2-2'],
      ],
      ['everything is gone', everythingGone, ['cut-off 1-2']],
      [
        'the first lines are gone with their seals',
        [
          `delete from audit_record where seq <= ${third}`,
          `delete from audit_seal where number <= 3`,
        ],
        ['missing 1-3'],
      ],
      [
        'the first checkpoint is gone',
        [`delete from audit_checkpoint where number = 1`],
        ['cut-off 1-1'],
      ],
      [
        'a seal was changed',
        [`update audit_seal set digest = 'x' ${of(3)}`],
        ['changed 3-3', 'changed 3-3'],
      ],
      [
        'a seal was added',
        [
          `insert into audit_seal select partner_id, 9, 1000, digest, hash from audit_seal ${of(8)}`,
        ],
        ['missing 9-9', 'forged 9-9', 'changed 9-9'].toSorted(),
      ],
      [
        'a signature was taken from elsewhere',
        [
          `update audit_checkpoint set signature = (select signature from audit_checkpoint where number = 1) where number = 2`,
        ],
        ['forged 2-2', 'forged 5-8'],
      ],
      [
        'a checkpoint says something else',
        [
          `update audit_checkpoint set statement = replace(statement, ',8,', ',7,') where number = 2`,
        ],
        ['forged 2-2', 'forged 5-8'],
      ],
    ]
    for (const [what, tampering, expected] of attempts) {
      const found = await bench.findAfter(tampering, newest)
      assert.deepEqual(found.toSorted(), expected, what)
    }
    // All was put back each time.
    assert.equal((await bench.verify(newest)).intact, true)
  })

  it('shows an end that was cut off before the chain grew again', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    for (const tenant of [partnerA, partnerB]) await bench.append(tenant, 8)
    await bench.seal()
    const cut = (tenant: string, from: number) => [
      `delete from audit_record where partner_id = '${tenant}' and seq in
         (select seq from audit_seal where partner_id = '${tenant}' and number >= ${from})`,
      `delete from audit_seal where partner_id = '${tenant}' and number >= ${from}`,
    ]
    for (const sql of [...cut(partnerA, 7), ...cut(partnerB, 5)]) await bench.direct.query(sql)
    // One chain becomes longer than it was, the other does not.
    await bench.append(partnerA, 5)
    await bench.append(partnerB, 2)
    await bench.seal()
    const report = await bench.verify()
    assert.equal(report.intact, false)
    assert.deepEqual(
      report.findings.map(({ kind, numbers, partnerId }) => [kind, partnerId, numbers]),
      [
        ['cut-off', partnerB, [8, 8]],
        ['forged', partnerA, [8, 8]],
      ],
    )
  })

  it('shows lines that were made anew before the chain grew', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 5)
    await bench.seal()
    await makeAnew(bench)
    await bench.append(partnerA, 2)
    await bench.seal()
    const report = await bench.verify()
    assert.deepEqual(
      report.findings.map(({ kind, numbers }) => [kind, numbers]),
      [['forged', [5, 5]]],
    )
  })

  it('covers what operators change, in a chain of its own', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.change(3)
    await bench.append(partnerA, 2)
    const waiting = await bench.verify()
    assert.deepEqual([waiting.intact, waiting.found, waiting.changes], [true, 5, 3])
    await bench.seal()
    await bench.change(3)
    await bench.seal()
    const { newest, ...report } = await bench.verify()
    assert.deepEqual(
      [report.intact, report.found, report.lines, report.chains, report.changes],
      [true, 0, 2, 1, 6],
    )
    const [{ last }] = await bench.direct.query(`select max(seq) as last from operator_record`)
    const seq = (number: number) => Number(last) - 6 + number
    const of = (number: number) => `where partner_id = '${operatorChain}' and number = ${number}`
    const attempts: [what: string, tampering: string[], findings: string[]][] = [
      ['nothing', [], []],
      [
        'a change names somebody else',
        [`update operator_record set actor = 'eve@host' where seq = ${seq(2)}`],
        ['changed 2-2'],
      ],
      [
        'what it became was changed',
        [`update operator_record set after = '{"remaining":9}' where seq = ${seq(2)}`],
        ['changed 2-2'],
      ],
      [
        'a change is gone with its seal',
        [`delete from operator_record where seq = ${seq(2)}`, `delete from audit_seal ${of(2)}`],
        ['missing 2-2'],
      ],
      [
        'the last changes are gone with their seals',
        [
          `delete from operator_record where seq > ${seq(3)}`,
          `delete from audit_seal where partner_id = '${operatorChain}' and number > 3`,
        ],
        ['cut-off 4-6'],
      ],
      [
        'all changes are gone with their seals',
        [
          `delete from operator_record`,
          `delete from audit_seal where partner_id = '${operatorChain}'`,
        ],
        ['cut-off 1-6'],
      ],
      [
        'two changes were exchanged',
        [
          `update operator_record set seq = 1000 where seq = ${seq(2)}`,
          `update operator_record set seq = ${seq(2)} where seq = ${seq(3)}`,
          `update operator_record set seq = ${seq(3)} where seq = 1000`,
        ],
        ['reordered 2-2', 'reordered 3-3'],
      ],
      [
        'a change was added',
        [
          `insert into operator_record (at, actor, action, subject)
             values (1, 'eve@host', 'member.added', 'eve')`,
        ],
        ['unsealed'],
      ],
    ]
    for (const [what, tampering, expected] of attempts) {
      // PostgreSQL gives numbers itself unless it is told otherwise.
      if (storage.dialect === 'postgres' && what.startsWith('two')) continue
      const found = await bench.findAfter(tampering, newest)
      assert.deepEqual(found.toSorted(), expected, what)
    }
  })

  it('stays on what operators changed when old lines and checkpoints go', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.change(2)
    for (const now of [100, 200, 300]) {
      await bench.append(partnerA, 2, { operationDate: now })
      await bench.seal({ now: () => now })
    }
    await bench.append(partnerA, 1, { operationDate: 900 })
    await bench.seal({ now: () => 1_000, keepFor: 200 })
    const report = await bench.verify()
    assert.deepEqual([report.found, report.lines, report.changes], [0, 1, 2])
    const [{ first }] = await bench.direct.query(
      `select min(number) as first from audit_checkpoint where statement like '%"kind":"seal"%'`,
    )
    assert.ok(Number(first) > 1, 'the checkpoint is gone that first signed the changes')
    await bench.change(1)
    await bench.seal({ now: () => 1_100, keepFor: 200 })
    assert.deepEqual((await bench.verify()).found, 0)
    const found = await bench.findAfter([`delete from operator_record where at = 1`])
    assert.deepEqual(found, ['missing 1-1'])
  })

  it('keeps a line whose date was changed to make it old', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 3, { operationDate: 900 })
    await bench.seal()
    await bench.direct.query(`update audit_record set operation_date = 1`)
    await bench.seal({ now: () => 1_000, keepFor: 200 })
    const report = await bench.verify()
    assert.deepEqual(
      report.findings.map(({ kind }) => kind),
      ['changed', 'changed', 'changed'],
    )
  })

  it('shows a line that was changed even when every seal after it was made anew', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 5)
    await bench.seal()
    await makeAnew(bench)
    const report = await bench.verify()
    assert.deepEqual(
      report.findings.map(({ kind, numbers }) => [kind, numbers]),
      [['forged', [5, 5]]],
    )
  })

  it('tells lines that wait for it, and counts them as no fault', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 2)
    const before = await bench.verify()
    assert.deepEqual(
      [before.intact, before.findings.map(({ kind }) => kind)],
      [true, ['unsealed', 'unsealed']],
    )
    await bench.seal()
    assert.equal((await bench.verify()).found, 0)
  })

  it('is believed by its own key alone', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 2)
    await bench.seal()
    const report = await bench.verify(undefined, makeAuditKeys())
    assert.equal(report.intact, false)
    assert.deepEqual([...new Set(report.findings.map(({ kind }) => kind))], ['forged'])

    const { errors, log } = keepErrors()
    await bench.append(partnerA, 1)
    await bench.seal({ keys: makeAuditKeys(), log })
    assert.match(errors.join(), /not signed by the audit key of this node/)
    const after = await bench.verify()
    assert.deepEqual([after.intact, after.checkpoints, after.found], [true, 1, 1])
  })

  it('does not go on from an older state, whose end was noted outside', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    const anchorFile = join(storage.config.data, 'audit-key.anchor.json')
    await bench.append(partnerA, 2)
    await bench.seal({ anchorFile })
    await bench.append(partnerA, 2)
    await bench.seal({ anchorFile })
    const anchor = readAnchor(anchorFile)
    assert.equal(anchor?.number, 2)
    assert.deepEqual(anchor, (await bench.verify()).newest)

    await bench.direct.query(`delete from audit_record where operation_date > 2`)
    await bench.direct.query(`delete from audit_seal where number > 2`)
    await bench.direct.query(`delete from audit_checkpoint where number > 1`)
    assert.equal((await bench.verify()).intact, true, 'without the note it cannot be seen')
    assert.equal((await bench.verify(anchor)).intact, false)

    await bench.append(partnerA, 1)
    const { errors, log } = keepErrors()
    await bench.seal({ anchorFile, log })
    assert.match(errors.join(), /ends with checkpoint 1, but .*anchor\.json notes checkpoint 2/)
    assert.equal((await bench.verify()).checkpoints, 1)
    assert.deepEqual(readAnchor(anchorFile), anchor)
    // An operator who meant it moves the note away.
    rmSync(anchorFile)
    await bench.seal({ anchorFile })
    assert.deepEqual((await bench.verify(readAnchor(anchorFile))).found, 0)
  })

  it('stays when old lines go: retention signs where the chains begin', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    for (const now of [100, 200, 300]) {
      await bench.append(partnerA, 3, { operationDate: now })
      await bench.append(partnerB, 1, { operationDate: now })
      await bench.seal({ now: () => now })
    }
    const forget = (now: number) => bench.seal({ now: () => now, keepFor: 100 })
    await forget(250)
    const first = await bench.verify()
    assert.deepEqual([first.intact, first.found, first.lines], [true, 0, 8])
    await bench.append(partnerA, 1, { operationDate: 400 })
    await forget(450)
    const second = await bench.verify()
    assert.deepEqual([second.intact, second.found, second.lines], [true, 0, 1])
    const [{ rows }] = await bench.direct.query(`select count(*) as rows from audit_seal`)
    // The last seal of each chain that was shortened, and that of the new line.
    assert.equal(Number(rows), 3)

    const attempts: [what: string, tampering: string[], found: RegExp][] = [
      [
        'more was taken than was signed',
        [`delete from audit_seal where number = 9`],
        /^missing 9-9/,
      ],
      [
        'the checkpoints of retention are gone',
        [`delete from audit_checkpoint where kind = 'retention'`],
        /missing|cut-off/,
      ],
      ['a line is gone', [`delete from audit_record`], /^missing 10-10/],
    ]
    for (const [what, tampering, pattern] of attempts) {
      const found = await bench.findAfter(tampering, second.newest)
      assert.match(found.join(', '), pattern, what)
    }
  })

  it('is not put on what retention would have to cover up', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.append(partnerA, 6, { operationDate: 100 })
    await bench.seal()
    const [{ seq }] = await bench.direct.query(`select seq from audit_seal where number = 3`)
    await bench.direct.query(`delete from audit_record where seq = ${Number(seq)}`)
    await bench.seal({ now: () => 1_000, keepFor: 100 })
    const report = await bench.verify()
    assert.deepEqual(
      report.findings.map(({ kind, numbers }) => [kind, numbers]),
      [['missing', [3, 3]]],
    )
    assert.equal(report.lines, 3)
  })

  it('is put on each line once when several sealers are at work', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    const { errors, log } = keepErrors()
    const sealers = [1, 2, 3].map(() => bench.start({ log }))
    await bench.append(partnerA, 20)
    await bench.append(partnerB, 20)
    await until(
      () => readWhole(bench),
      ({ unsealed }) => unsealed === 0,
      'all are sealed',
    )
    await Promise.all(sealers.map((sealer) => sealer.stop()))
    const report = await bench.verify()
    assert.deepEqual([report.intact, report.found, report.lines], [true, 0, 40])
    // The second one noticed before the database had to refuse anything.
    assert.deepEqual(errors, [])
  })
})

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

describe('the audit key', () => {
  it('is made once, is readable by its owner alone, and can be replaced', () => {
    const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
    try {
      const file = join(folder, 'deep', 'audit-key.pem')
      const made = openAuditKeys(file)
      assert.equal(statSync(file).mode & 0o777, 0o600)
      chmodSync(file, 0o644)
      assert.equal(openAuditKeys(file).keyId, made.keyId)
      assert.equal(statSync(file).mode & 0o777, 0o600)
      const signature = made.sign('text')
      const publicPem = made.publicKeys.get(made.keyId) ?? ''
      assert.equal(made.isSigned('text', signature, made.keyId), true)
      assert.equal(made.isSigned('text!', signature, made.keyId), false)
      assert.equal(made.isSigned('text', signature, 'another'), false)

      const publicFile = join(folder, 'public.pem')
      writeFileSync(publicFile, publicPem)
      assert.equal(readAuditKeys(publicFile).isSigned('text', signature, made.keyId), true)
      assert.throws(() => openAuditKeys(publicFile), AuditKeyError)

      const other = join(folder, 'other.pem')
      openAuditKeys(other)
      writeFileSync(other, `${readFileSync(other, 'utf8')}\n${publicPem}`)
      const replaced = openAuditKeys(other)
      assert.notEqual(replaced.keyId, made.keyId)
      assert.equal(replaced.isSigned('text', signature, made.keyId), true)

      writeFileSync(other, 'no key at all')
      assert.throws(() => openAuditKeys(other), AuditKeyError)
      assert.throws(() => readAuditKeys(join(folder, 'none.pem')), AuditKeyError)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const everythingGone = [
  `delete from audit_record`,
  `delete from audit_seal`,
  `delete from audit_checkpoint`,
]

async function readWhole({ direct }: Awaited<ReturnType<typeof openAuditBench>>) {
  const [row] = await direct.query(
    `select (select count(*) from audit_record) as lines,
       (select count(*) from audit_record line where not exists (select 1 from audit_seal seal
          where seal.partner_id = line.partner_id and seal.seq = line.seq)) as unsealed`,
  )
  return { lines: Number(row.lines), unsealed: Number(row.unsealed) }
}

/** Changes a line and makes every seal anew, as somebody without the key can. */
async function makeAnew({ direct }: AuditBench): Promise<void> {
  await direct.query(`update audit_record set customer_name = 'Somebody else'`)
  await direct.query(`delete from audit_seal`)
  const lines = await listUnsealedLines(direct.connection, { after: 0, limit: 10 })
  await insertSeals(direct.connection, sealLines(digestLines(lines), new Map()))
}
