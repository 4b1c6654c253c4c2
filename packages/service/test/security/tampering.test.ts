import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sealLines, digestLines } from '../../src/audit/link-lines.ts'
import { signCheckpoint, type CheckpointStatement } from '../../src/audit/checkpoint-statement.ts'
import { operatorChain } from '../../src/store/operator-chain.ts'
import {
  findCheckpoint,
  findLastCheckpoint,
  insertCheckpoint,
  type Checkpoint,
} from '../../src/store/queries/audit-checkpoints.ts'
import { appendAudit } from '../../src/store/queries/audit.ts'
import {
  insertSeals,
  listSealedLines,
  listSeals,
  listUnsealedLines,
} from '../../src/store/queries/audit-seals.ts'
import { onEveryStore } from '../support/stores.ts'
import {
  lineOf,
  openAuditBench,
  partnerA,
  partnerB,
  type AuditBench,
} from './support/audit-bench.ts'

/** One kind of tampering: what is done, and the kinds of findings that name it. */
interface Tampering {
  readonly what: string
  readonly tamper: (bench: AuditBench) => Promise<unknown>
  readonly found: readonly string[]
}

const run = (...statements: readonly string[]) => {
  return async ({ direct }: AuditBench) => {
    for (const sql of statements) await direct.query(sql)
  }
}
const chain = (id: string) => `partner_id = '${id}'`
const seals = (id: string, numbers: string) =>
  `delete from audit_seal where ${chain(id)} and number ${numbers}`
const lines = (id: string, numbers: string) =>
  `delete from audit_record where ${chain(id)} and seq in
     (select seq from audit_seal where ${chain(id)} and number ${numbers})`
const renumber = (id: string, from: number) => [
  `update audit_seal set number = -number where ${chain(id)} and number >= ${from}`,
  `update audit_seal set number = -number - 1 where ${chain(id)} and number < 0`,
]

/** Makes every seal anew from a number on, as somebody without the key can. */
async function relink({ direct }: AuditBench, partnerId: string, from: number): Promise<void> {
  const [before] = await listSeals(direct.connection, { partnerId, numbers: [from - 1] })
  const rows = await listSealedLines(direct.connection, { partnerId, after: from - 1, limit: 100 })
  await direct.query(seals(partnerId, `>= ${from}`))
  const left = rows.flatMap(({ seal, values }) =>
    values ? [{ partnerId, seq: seal.seq, values }] : [],
  )
  const ends = new Map(before ? [[partnerId, before]] : [])
  await insertSeals(direct.connection, sealLines(digestLines(left), ends))
}

/** Signs a checkpoint of another branch: by the right key, after another one than stands before it. */
async function fork(
  { direct, keys }: AuditBench,
  likeness: Checkpoint,
  previous: Pick<Checkpoint, 'number' | 'hash'>,
): Promise<void> {
  const { is, number, previous: _, ...says } = JSON.parse(likeness.statement) as CheckpointStatement
  assert.ok(is && number)
  const forked = signCheckpoint(keys, previous, says, likeness)
  await direct.query(`delete from audit_checkpoint where number = ${forked.number}`)
  await insertCheckpoint(direct.connection, forked)
}

async function newest({ direct }: AuditBench): Promise<Checkpoint> {
  const last = await findLastCheckpoint(direct.connection)
  assert.ok(last)
  return last
}

/** Exchanges what stands in two lines; their own numbers stay, as PostgreSQL demands. */
const swapLines = (id: string, one: number, other: number) => {
  const line = (number: number) =>
    `(select seq from audit_seal where ${chain(id)} and number = ${number})`
  const values = 'customer_name, customer_name_key, operation_date, correlation_id, new_value'
  return run(
    `create temporary table taken as
       select * from audit_record where seq in (${line(one)}, ${line(other)})`,
    `update audit_record set (${values}) = (select ${values} from taken where taken.seq <> audit_record.seq)
       where seq in (${line(one)}, ${line(other)})`,
  )
}

const tamperings: readonly Tampering[] = [
  // A line that was purged, by more and more diligent hands.
  { what: 'a line is purged', tamper: run(lines(partnerA, '= 7')), found: ['missing'] },
  {
    what: 'a line is purged with its seal',
    tamper: run(lines(partnerA, '= 7'), seals(partnerA, '= 7')),
    found: ['missing'],
  },
  {
    what: 'a line is purged with its seal, and the numbers are closed up',
    tamper: run(lines(partnerA, '= 7'), seals(partnerA, '= 7'), ...renumber(partnerA, 8)),
    found: ['changed', 'cut-off', 'reordered'],
  },
  {
    what: 'a line is purged, and all seals after it are made anew',
    tamper: async (bench) => {
      await run(lines(partnerA, '= 7'))(bench)
      await relink(bench, partnerA, 7)
    },
    found: ['cut-off', 'forged'],
  },
  {
    what: 'a change of the operator is purged',
    tamper: run(`delete from operator_record where at = 2`),
    found: ['missing'],
  },
  // The beginning, which retention has moved already.
  {
    what: 'more is cut from the start than retention has signed',
    tamper: run(lines(partnerA, '<= 5'), seals(partnerA, '<= 5')),
    found: ['missing'],
  },
  {
    what: 'a later seal is made the one before the beginning',
    tamper: run(
      lines(partnerA, '<= 5'),
      seals(partnerA, '<= 4'),
      `update audit_seal set number = 4 where ${chain(partnerA)} and number = 5`,
    ),
    found: ['forged', 'missing'],
  },
  {
    what: 'the seal before the beginning is another one',
    tamper: run(`update audit_seal set hash = 'x' where ${chain(partnerA)} and number = 4`),
    found: ['changed', 'forged'],
  },
  {
    what: 'a whole chain is gone',
    tamper: run(lines(partnerB, '> 0'), seals(partnerB, '> 0')),
    found: ['cut-off'],
  },
  {
    what: 'the first checkpoint that retention left is gone',
    tamper: run(
      `delete from audit_checkpoint where number = (select min(number) from audit_checkpoint)`,
    ),
    found: ['cut-off'],
  },
  {
    what: 'the first checkpoint is not the one that retention left',
    tamper: async (bench) => {
      const [{ number }] = await bench.direct.query(
        `select min(number) as number from audit_checkpoint`,
      )
      const first = await findCheckpoint(bench.direct.connection, { number: Number(number) })
      assert.ok(first)
      await fork(bench, first, { number: first.number - 1, hash: 'of another branch' })
    },
    found: ['cut-off', 'forged'],
  },
  {
    what: 'the checkpoint of retention is gone',
    tamper: run(`delete from audit_checkpoint where kind = 'retention'`),
    found: ['cut-off', 'missing'],
  },
  // The order.
  { what: 'two lines change places', tamper: swapLines(partnerA, 6, 8), found: ['reordered'] },
  {
    what: 'two lines change places, and all seals after them are made anew',
    tamper: async (bench) => {
      await swapLines(partnerA, 6, 8)(bench)
      await relink(bench, partnerA, 6)
    },
    found: ['forged'],
  },
  {
    what: 'two seals change places',
    tamper: run(
      `update audit_seal set number = -6 where ${chain(partnerA)} and number = 6`,
      `update audit_seal set number = 6 where ${chain(partnerA)} and number = 7`,
      `update audit_seal set number = 7 where ${chain(partnerA)} and number = -6`,
    ),
    found: ['reordered'],
  },
  // Another branch.
  {
    what: 'a line is changed, and all seals from there on are made anew: a fork',
    tamper: async (bench) => {
      await bench.direct.query(
        `update audit_record set customer_name = 'x' where ${chain(partnerA)}`,
      )
      await relink(bench, partnerA, 7)
    },
    found: ['changed', 'forged'],
  },
  {
    what: 'the newest lines alone are made anew, with their seals',
    tamper: async (bench) => {
      const places = `select seq from audit_seal where ${chain(partnerA)} and number >= 9`
      await bench.direct.query(
        `update audit_record set customer_name = 'x' where ${chain(partnerA)} and seq in (${places})`,
      )
      await relink(bench, partnerA, 9)
    },
    found: ['forged'],
  },
  {
    what: 'the newest checkpoint is of a forked branch, which says the same',
    tamper: async (bench) => {
      const last = await newest(bench)
      await fork(bench, last, { number: last.number - 1, hash: 'of another branch' })
    },
    found: ['forged'],
  },
  {
    what: 'a checkpoint of a forked branch follows on the newest',
    tamper: async (bench) => {
      const last = await newest(bench)
      await fork(bench, last, { number: last.number, hash: 'of another branch' })
    },
    found: ['forged'],
  },
  {
    what: 'checkpoints were left out before the newest',
    tamper: async (bench) => {
      const last = await newest(bench)
      await fork(bench, last, { number: last.number + 1, hash: last.hash })
    },
    found: ['missing'],
  },
  // The end.
  {
    what: 'the end of a chain is gone with its seals',
    tamper: run(lines(partnerA, '>= 9'), seals(partnerA, '>= 9')),
    found: ['cut-off'],
  },
  {
    what: 'a line is added with a seal that nobody signed',
    tamper: async ({ direct }) => {
      const [last] = await listSeals(direct.connection, { partnerId: partnerA, numbers: [10] })
      assert.ok(last)
      await appendAudit(direct.connection, lineOf(partnerA, 99))
      const added = await listUnsealedLines(direct.connection, { after: last.seq, limit: 1 })
      await insertSeals(
        direct.connection,
        sealLines(digestLines(added), new Map([[partnerA, last]])),
      )
    },
    found: ['forged'],
  },
  {
    what: 'the end of the operator’s chain is gone',
    tamper: run(`delete from operator_record where at = 3`, seals(operatorChain, '= 3')),
    found: ['cut-off'],
  },
]

onEveryStore('the verdict on an activity log', (makeStorage) => {
  it('is intact for none of the ways to tamper with one that retention has shortened', async () => {
    await using storage = await makeStorage()
    await using bench = await openAuditBench(storage)
    await bench.change(3)
    for (const at of [100, 200, 300]) {
      await bench.append(partnerA, at === 300 ? 2 : 4, { operationDate: at })
      await bench.append(partnerB, 2, { operationDate: at })
      await bench.seal({ now: () => at })
    }
    await bench.seal({ now: () => 350, keepFor: 200 })
    const before = await bench.verify()
    assert.deepEqual([before.intact, before.found, before.lines], [true, 0, 10])
    assert.ok(before.checkpoints < (before.newest?.number ?? 0), 'checkpoints are gone, too')

    for (const { found, tamper, what } of tamperings) {
      await bench.direct.query('begin')
      try {
        await tamper(bench)
        const report = await bench.verify()
        assert.equal(report.intact, false, what)
        const kinds = new Set<string>(report.findings.map(({ kind }) => kind))
        assert.deepEqual(
          [...kinds].toSorted(),
          found,
          `${what}: ${JSON.stringify(report.findings)}`,
        )
      } finally {
        await bench.direct.query('rollback')
      }
    }
    assert.deepEqual((await bench.verify()).found, 0, 'all was put back')
  })
})
