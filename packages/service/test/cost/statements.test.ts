import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { StatementSync } from 'node:sqlite'
import { test } from 'node:test'
import { createQualificationCommand } from '../../src/operations/create-qualification.ts'
import type { CommandCall } from '../../src/store/command.ts'
import type { Connection } from '../../src/store/connection.ts'
import { connect, openWriter } from '../../src/store/dialects/sqlite/database.ts'
import { runCommand } from '../../src/store/run-command.ts'
import { contosoApp, contosoTenant, customer, startTestService } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'

/** Statements that a read may cost, once token and roles are remembered. */
const reads: [path: string, statements: number][] = [
  [`/v1/customers/${customer('06')}/qualifications`, 1],
  [`/v1/customers/${customer('06')}/qualification`, 1],
  [`/v1/customers/${customer('06')}`, 1],
  ['/v1/customers?size=50', 1],
  ['/v1/customers/all/validations', 1],
]

test('a read costs no more statements than it needs', async (t) => {
  await using storage = await sqliteStorage()
  await using service = await startTestService(storage, { worker: 'off' })
  const token = await service.userToken()
  let ran = 0
  const { all } = StatementSync.prototype
  t.mock.method(
    StatementSync.prototype,
    'all',
    function (this: StatementSync, ...values: Parameters<typeof all>) {
      ran += 1
      return all.apply(this, values)
    },
  )
  for (const [path, allowed] of reads) {
    assert.equal((await service.call('GET', path, { token })).status, 200, path)
    ran = 0
    assert.equal((await service.call('GET', path, { token })).status, 200, path)
    t.diagnostic(`GET ${path}: ${ran}`)
    assert.ok(ran <= allowed, `GET ${path} runs ${ran} statements`)
  }
})

/** Statements that a write may cost inside its transaction, its stored answer included. */
const writes = {
  Education: 8,
  StateOwnedEntity: 7,
  GovernmentCommunityCloud: 11,
  again: 2,
} as const

test('a write costs no more statements than it needs', async (t) => {
  await using storage = await sqliteStorage()
  await (await startTestService(storage, { worker: 'off' })).stop()
  using database = openWriter(join(storage.config.data, 'accredit.sqlite'))
  const counted = countStatements(connect(database))
  const run = async (call: CommandCall) => {
    counted.ran = 0
    database.exec('begin immediate')
    const { kind, value } = (await runCommand(counted, createQualificationCommand, call)) as never
    database.exec('commit')
    assert.equal(kind, 'done', JSON.stringify(value))
    return counted.ran
  }
  const check = (name: keyof typeof writes, ran: number) => {
    t.diagnostic(`${name}: ${ran}`)
    assert.ok(ran <= writes[name], `${name} runs ${ran} statements`)
  }
  const first = ask('01', 'Education')
  check('Education', await run(first))
  check('StateOwnedEntity', await run(ask('01', 'StateOwnedEntity')))
  check('GovernmentCommunityCloud', await run(ask('02', 'GovernmentCommunityCloud')))
  check('again', await run(first))
})

function countStatements(inner: Connection): Connection & { ran: number } {
  const counted = {
    ran: 0,
    dialect: inner.dialect,
    query: (...args: Parameters<Connection['query']>) => {
      counted.ran += 1
      return inner.query(...args)
    },
  }
  return counted
}

function ask(digits: string, qualification: string): CommandCall {
  const at = Date.now()
  return {
    at,
    replies: true,
    input: {
      actor: {
        partnerId: contosoTenant,
        tenantId: contosoTenant,
        objectId: 'the-user',
        kind: 'user',
        applicationId: contosoApp,
        userPrincipalName: 'admin@contoso.onmicrosoft.com',
        cspRoles: ['AdminAgent'],
        reviewer: false,
      },
      customerId: customer(digits),
      request: { qualification, code: '67890' },
      correlationId: randomUUID(),
      vettingDelay: 0,
    },
    request: {
      partnerId: contosoTenant,
      requestId: randomUUID(),
      target: `POST /v1/customers/${customer(digits)}/qualifications`,
      fingerprint: 'body',
      expiresAt: at + 1_000,
    },
  }
}
