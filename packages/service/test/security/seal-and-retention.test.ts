import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { readAnchor } from '../../src/audit/anchor.ts'
import { operatorChain } from '../../src/store/operator-chain.ts'
import { onEveryStore } from '../support/stores.ts'
import { keepErrors, openAuditBench, partnerA, partnerB } from './support/audit-bench.ts'

onEveryStore('the seal of what operators change and of what goes', (makeStorage) => {
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
})
