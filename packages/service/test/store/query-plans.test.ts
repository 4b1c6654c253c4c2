import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { constants, DatabaseSync } from 'node:sqlite'
import { it, type TestContext } from 'node:test'
import { allRoutes, type Route } from '@accredit/contract'
import type { Actor } from '../../src/rules/actor.ts'
import { openSqliteBeside } from '../../src/store/dialects/sqlite/beside.ts'
import { connect } from '../../src/store/dialects/sqlite/database.ts'
import { findAnswer, keepAnswer, removeExpiredAnswer } from '../../src/store/queries/answers.ts'
import { listEarlierVerdicts } from '../../src/store/queries/cases.ts'
import { listShowableCases } from '../../src/store/queries/desk.ts'
import { findNextDue } from '../../src/store/queries/open-cases.ts'
import { contosoApp, contosoTenant, customer, startTestService } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'
import { claimCasesCommand } from '../../src/operations/claim-cases.ts'
import { createQualificationCommand } from '../../src/operations/create-qualification.ts'
import { recordExaminationCommand } from '../../src/operations/record-examination.ts'

/** Steps of a plan that look at every row, and why that is right. */
const allowed: [step: RegExp, because: string][] = [
  [
    /^SCAN vetting_case USING INDEX vetting_case_open_by_age$/,
    'the queue from its beginning; what is decided and shown is not in this index',
  ],
  [/^SCAN webhook$/, 'all endpoints that are switched on, when a service starts'],
  [/^SCAN \d-ROW VALUES CLAUSE$/, 'the rows that one statement inserts'],
]

/** Notes every statement that this thread prepares. */
function noteStatements(test: TestContext): Set<string> {
  const noted = new Set<string>()
  const { prepare } = DatabaseSync.prototype
  test.mock.method(DatabaseSync.prototype, 'prepare', function (this: DatabaseSync, sql: string) {
    noted.add(sql)
    return prepare.call(this, sql)
  })
  return noted
}

/** Statements that the database prepares again because other values come. */
function findPreparedAgain(database: DatabaseSync, statements: readonly string[]): string[] {
  let prepared = 0
  // Asked for leave while a statement is prepared, and at no other time.
  database.setAuthorizer(() => {
    prepared += 1
    return constants.SQLITE_OK
  })
  const again = statements.filter((sql) => {
    const statement = database.prepare(sql)
    const values = Array.from(sql.matchAll(/\?/g))
    statement.all(...values.map(() => 1))
    const before = prepared
    assert.ok(before > 0)
    statement.all(...values.map(() => 2))
    return prepared > before
  })
  database.setAuthorizer(null)
  return again
}

/** The tables that SQLite makes for one run of a statement. */
function countTables(database: DatabaseSync, sql: string): number {
  const steps = database.prepare(`explain ${sql}`).all() as { opcode: string }[]
  return steps.filter(({ opcode }) => opcode === 'OpenEphemeral').length
}

const actor: Actor = {
  partnerId: contosoTenant,
  tenantId: contosoTenant,
  objectId: 'the-user',
  kind: 'user',
  applicationId: contosoApp,
  userPrincipalName: 'admin@contoso.onmicrosoft.com',
  cspRoles: ['AdminAgent'],
  reviewer: false,
}

it('each statement of reading, asking and vetting finds its rows by an index and is prepared once', async (test) => {
  const noted = noteStatements(test)
  await using storage = await sqliteStorage()
  const file = join(storage.config.data, 'accredit.sqlite')
  const service = await startTestService(storage, { worker: 'off' })

  // Reads, over HTTP.
  const tokens = [
    await service.userToken(),
    await service.userToken('reviewer1@vetting.accredit.test'),
  ]
  const known: Record<string, string> = {
    customerId: customer('10'),
    iso2: 'US',
    domain: 'a.example',
  }
  const routes = (Object.values(allRoutes) as Route[]).filter(
    ({ method, success }) => method === 'GET' && success.mediaType === undefined,
  )
  for (const { path } of routes) {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? randomUUID())
    for (const token of tokens) await service.call('GET', filled, { token })
  }
  assert.ok(noted.size > 10)
  await service.stop()

  // Commands, in this thread instead of the writer's.
  const store = await openSqliteBeside(file)
  const at = Date.now()
  const ask = (digits: string, qualification: 'Education' | 'GovernmentCommunityCloud') =>
    store.run(
      createQualificationCommand,
      {
        actor,
        customerId: customer(digits),
        request: { qualification, code: '67890' },
        correlationId: randomUUID(),
        vettingDelay: 0,
      },
      at,
    )
  await ask('01', 'Education')
  await ask('02', 'GovernmentCommunityCloud')
  const lease = randomUUID()
  const cases = await store.run(claimCasesCommand, { lease, leaseMilliseconds: 1, limit: 64 }, at)
  assert.equal(cases.length, 1)
  for (const { partnerId, customerId, id: caseId } of cases) {
    const decision = { verdict: 'approve', row: 'tried', explanation: 'A test says so.' } as const
    const examination = { partnerId, customerId, caseId, lease, findings: [], decision }
    assert.equal(await store.run(recordExaminationCommand, examination, at), 'shown')
  }
  await store.close()

  // The request ids, which the store itself keeps.
  const database = new DatabaseSync(file)
  const connection = connect(database)
  const request = {
    partnerId: contosoTenant,
    requestId: randomUUID(),
    target: 'POST /x',
    fingerprint: 'x',
    expiresAt: at + 1,
  }
  await removeExpiredAnswer(connection, { ...request, expiredBy: at })
  await keepAnswer(connection, request, { status: 201, body: '{}' })
  assert.equal((await findAnswer(connection, request))?.status, 201)
  // The worker's queries while nothing is due.
  await findNextDue(connection)
  await listShowableCases(connection, { at, limit: 64 })
  await listEarlierVerdicts(connection, { partnerId: contosoTenant, customerId: customer('07') })

  const hot = [...noted].filter((sql) => /^(select|insert|update|delete|with) /.test(sql))
  assert.ok(hot.length > 35, `${hot.length} statements`)
  const explain = (sql: string) =>
    database.prepare(`explain query plan ${sql}`).all() as { detail: string }[]
  for (const sql of hot) {
    const scans = explain(sql)
      .map(({ detail }) => detail)
      .filter((detail) => detail.startsWith('SCAN'))
      .filter((detail) => !allowed.some(([step]) => step.test(detail)))
    assert.deepEqual(scans, [], sql)
  }
  // Such a table is made and thrown away at every run; a batch of many rows may afford it.
  const single = hot.filter((sql) => /^(insert|update) /.test(sql) && !sql.includes(' in (select '))
  assert.ok(single.length > 5, `${single.length} statements`)
  for (const sql of single) assert.equal(countTables(database, sql), 0, sql)
  const repeatable = hot.filter((sql) => !sql.startsWith('insert '))
  assert.deepEqual(findPreparedAgain(database, repeatable), [])
  const planOf = (statement: RegExp) =>
    explain(hot.find((sql) => statement.test(sql)) ?? '')
      .map(({ detail }) => detail)
      .join('\n')
  // The read that comes most often looks into no row of a customer, which is long.
  const mostRead = planOf(/^select .* left join "qualification"/)
  assert.match(mostRead, /SEARCH customer USING INDEX customer_present/)
  // Decisions to show are looked for while a hundred thousand other cases may be due.
  const showable = planOf(/from "vetting_case" where .*"state" = 'decided'/)
  assert.match(showable, /SEARCH vetting_case USING INDEX vetting_case_decided/)
  database.close()
})
