import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect, openWriter } from '../dialects/sqlite/database.ts'
import { migrateSqlite } from '../dialects/sqlite/migrate.ts'
import type { Connection } from '../connection.ts'
import { listAuditBetween } from './audit-pages.ts'
import { listCustomersBetween } from './customer-pages.ts'
import { findSpanEnd, firstPlace, groupLines, lastPlace, listLines } from './report.ts'

/** The plans of all statements that are run on an empty store. */
async function plansOf(run: (connection: Connection) => Promise<unknown>): Promise<string> {
  const database = openWriter(':memory:')
  migrateSqlite(database)
  const { dialect, query } = connect(database)
  const plans: string[] = []
  await run({
    dialect,
    async query(statement, parameters) {
      const plan = await query(
        { ...statement, sql: `explain query plan ${statement.sql}` },
        parameters,
      )
      plans.push(...(plan as { detail: string }[]).map(({ detail }) => detail))
      return query(statement, parameters)
    },
  })
  database.close()
  return plans.join('\n')
}

const partnerId = 'c0de0000-0000-4000-8000-00000000a001'
const position = ['k', partnerId] as const

const customers: [part: object, plan: RegExp][] = [
  [{ order: 'name_key' }, /INDEX customer_by_name \(partner_id=\?\)/],
  [{ order: 'name_key', prefix: 'a' }, /customer_by_name .*name_key>\? AND name_key<\?/],
  [
    { order: 'name_key', prefix: 'a', after: position },
    /customer_by_name .*\(name_key,id\)>\(\?,\?\) AND name_key<\?/,
  ],
  [
    { order: 'name_key', prefix: 'a', before: position, backwards: true },
    /customer_by_name .*name_key>\? AND \(name_key,id\)<\(\?,\?\)/,
  ],
  [{ order: 'domain', prefix: 'a', after: position }, /customer_by_domain .*\(domain,id\)>/],
  [
    { order: 'associated_partner_id', prefix: 'a' },
    /customer_by_reseller .*associated_partner_id>/,
  ],
]

for (const [part, plan] of customers) {
  test(`a page of customers comes from an index, in order: ${JSON.stringify(part)}`, async () => {
    const wanted = { partnerId, order: 'name_key' as const, backwards: false, limit: 2, ...part }
    const plans = await plansOf((connection) => listCustomersBetween(connection, wanted))
    assert.match(plans, plan)
    assert.doesNotMatch(plans, /SCAN|TEMP B-TREE/)
  })
}

const records: [part: object, plan: RegExp][] = [
  [{}, /audit_record_by_date .*operation_date>\? AND operation_date<\?/],
  [{ after: [5, 5] }, /audit_record_by_date .*operation_date>\?/],
  [{ before: [5, 5], backwards: true }, /audit_record_by_date .*operation_date<\?/],
  [{ customerId: partnerId }, /audit_record_by_customer .*customer_id=\? AND operation_date>/],
  [{ customerId: partnerId, after: [5, 5] }, /audit_record_by_customer .*customer_id=\?/],
  [{ nameParts: ['a', 'b'] }, /audit_record_by_date/],
]

for (const [part, plan] of records) {
  test(`a page of the log comes from an index, in order: ${JSON.stringify(part)}`, async () => {
    const wanted = { partnerId, from: 0, to: 10, backwards: false, limit: 2, ...part }
    const plans = await plansOf((connection) => listAuditBetween(connection, wanted))
    assert.match(plans, plan)
    assert.doesNotMatch(plans, /SCAN|TEMP B-TREE/)
  })
}

test('spans of the report come from indexes, its lines in order', async () => {
  const { nameKey, customerId } = firstPlace
  const end = await plansOf((connection) =>
    findSpanEnd(connection, { partnerId, nameKey, customerId, skipped: 1 }),
  )
  assert.match(end, /INDEX customer_by_name \(partner_id=\? AND \(name_key,id\)>/)
  const [afterKey, afterId, afterType] = [nameKey, customerId, '']
  const [toKey, toId] = [lastPlace.nameKey, lastPlace.customerId]
  const filter = { partnerId, qualification: null, status: null, reason: null }
  const input = { ...filter, afterKey, afterId, afterType, toKey, toId }
  const lines = await plansOf((connection) => listLines(connection, { ...input, limit: 2 }))
  assert.match(lines, /INDEX customer_by_name/)
  assert.match(lines, /PRIMARY KEY \(partner_id=\? AND customer_id=\?\)/)
  const groups = await plansOf((connection) => groupLines(connection, input))
  assert.match(groups, /INDEX customer_by_name/)
  for (const plans of [end, lines]) assert.doesNotMatch(plans, /SCAN/)
})
