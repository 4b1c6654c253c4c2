import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { makeAuditKeys, openAuditKeys } from '../../src/audit/audit-key.ts'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { keepErrors, openAuditBench, partnerA, partnerB } from './support/audit-bench.ts'
import { everythingGone, makeAnew, readWhole } from './support/remake-seals.ts'

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
