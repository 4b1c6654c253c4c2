import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import pg from 'pg'
import { listEarlierVerdicts } from '../../src/store/queries/cases.ts'
import { listShowableCases } from '../../src/store/queries/desk.ts'
import { findNextDue } from '../../src/store/queries/open-cases.ts'
import { findShownQualifications } from '../../src/store/queries/qualifications.ts'
import { connectTo } from '../faults/running.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { contosoTenant, customer } from '../support/service.ts'
import { setUp, start } from '../vetting/worker-bench.ts'

/** Indexes that may be gone through from their beginning, and why that is right. */
const allowed: Readonly<Record<string, string>> = {
  vetting_case_due: 'the earliest cases that are due',
  vetting_case_decided: 'the earliest decisions to show',
  setting_pkey: 'a handful of rows',
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}

const stepsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]

/** Notes every statement that is prepared, by its name. */
function notePrepared(test: TestContext): Map<string, string> {
  const noted = new Map<string, string>()
  const { parse } = pg.Connection.prototype
  test.mock.method(
    pg.Connection.prototype,
    'parse',
    function (this: pg.Connection, query: { name: string; text: string }, more: boolean) {
      if (query.name !== '') noted.set(query.name, query.text)
      return Reflect.apply(parse, this, [query, more])
    },
  )
  return noted
}

it('statements of asking and vetting go by a key while no case has been shown', async (test) => {
  const noted = notePrepared(test)
  const database = await createTestDatabase()
  await using bench = await setUp(async () => ({
    dialect: 'postgres',
    config: { store: database.url, data: '' },
    [Symbol.asyncDispose]: () => database.drop(),
  }))
  const { reader } = bench.store
  // A plan serves until the tables are analyzed again.
  await bench.database.query(`delete from case_entry`)
  await bench.database.query(`delete from vetting_case`)
  const [id = ''] = await bench.openCases(20)
  await bench.database.query('vacuum analyze')
  const key = { partnerId: contosoTenant, customerId: id }
  await findNextDue(reader)
  const { lease, cases } = await bench.claim(start)
  await listEarlierVerdicts(reader, key)
  const approve = { verdict: 'approve', row: 'tried', explanation: 'A test says so.' } as const
  assert.equal(await bench.record(lease, cases[0], approve, start), 'shown')
  await listShowableCases(reader, { at: start, limit: 64 })
  await findShownQualifications(reader, { ...key, customerId: customer('10') })

  await using other = await connectTo(database.url)
  // As the store sets it for its connections.
  await other.query('set enable_seqscan = off')
  // A claim, a `with`, is planned for the number that is asked for.
  const hot = [...noted.values()].filter((sql) => /^(select|insert|update) /.test(sql))
  assert.ok(hot.length > 15, `${hot.length} statements`)
  for (const sql of hot) {
    const { rows } = await other.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (generic_plan, format json) ${sql}`,
    )
    const steps = rows.flatMap((row) => stepsOf(row['QUERY PLAN'][0].Plan))
    const scans = steps
      .filter((step) => step['Node Type'].endsWith(' Scan') && step['Index Cond'] === undefined)
      .filter((step) => step['Relation Name'] !== undefined)
      .map((step) => `${step['Node Type']} ${step['Index Name'] ?? step['Relation Name']}`)
      .filter((scan) => !Object.keys(allowed).some((name) => scan.endsWith(` ${name}`)))
    assert.deepEqual(scans, [], sql)
  }
})
