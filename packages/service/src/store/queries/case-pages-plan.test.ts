import { caseStates } from '@accredit/contract'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect, openWriter } from '../dialects/sqlite/database.ts'
import { migrateSqlite } from '../dialects/sqlite/migrate.ts'
import type { Connection } from '../connection.ts'
import { listCases, type CaseFilter } from './case-pages.ts'
import { listJudgeableOfCustomer, listJudgeableOfDomain } from './desk.ts'

/** The plans of all statements that are run on an empty store. */
async function plansOf(run: (connection: Connection) => Promise<unknown>): Promise<string[]> {
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
      plans.push((plan as { detail: string }[]).map(({ detail }) => detail).join('\n'))
      return query(statement, parameters)
    },
  })
  database.close()
  return plans
}

const id = 'c0de0000-0000-4000-8000-00000000a001'
const judge = 'c0de0000-0000-4000-8000-00000000d001'
const open = caseStates.filter((state) => state !== 'shown')
const interval = { from: 7, before: 9 }
const filters: readonly Omit<CaseFilter, 'states' | 'limit' | 'judge'>[] = [
  {},
  { after: { openedAt: 5, id } },
  { company: 'a' },
  { company: 'a', country: 'US', after: { openedAt: 5, id } },
  { country: 'US' },
  { assignee: 'someone' },
  { customerId: id },
  { opened: interval },
  { opened: interval, company: 'a' },
  { slaDue: interval },
  { confirmation: { notBy: 'someone' } },
]

for (const filter of filters) {
  test(`open cases come from their own index, in order: ${JSON.stringify(filter)}`, async () => {
    const plans = await plansOf((connection) =>
      listCases(connection, { ...filter, judge, states: open, limit: 2 }),
    )
    assert.equal(plans.length, 1)
    // This index contains only the open cases.
    assert.match(plans[0] ?? '', /^(SCAN|SEARCH) vetting_case USING INDEX vetting_case_open_by_age/)
    assert.doesNotMatch(plans[0] ?? '', /TEMP B-TREE/)
  })
}

const over: [filter: (typeof filters)[number], plan: RegExp][] = [
  [{ company: 'a' }, /SEARCH .* vetting_case_shown_by_name \(name_key>\? AND name_key<\?\)/],
  [{ company: 'a', country: 'US' }, /SEARCH .* vetting_case_shown_by_(name|country)/],
  [{ country: 'US' }, /SEARCH .* vetting_case_shown_by_country \(country=\?\)$/],
  [{ country: 'US', after: { openedAt: 5, id } }, /vetting_case_shown_by_country \(country=\? AND/],
  [{ assignee: 'someone' }, /SEARCH .* vetting_case_shown_by_assignee \(assignee_id=\?\)$/],
  [{ customerId: id }, /SEARCH .* vetting_case_shown_by_customer \(customer_id=\?\)$/],
  [{ opened: interval }, /SEARCH .* vetting_case_shown_by_age \(opened_at>\? AND opened_at<\?\)$/],
  [{ after: { openedAt: 5, id } }, /SEARCH .* vetting_case_shown_by_age \(\(opened_at,id\)>/],
]

for (const [filter, plan] of over) {
  test(`closed cases come from an index: ${JSON.stringify(filter)}`, async () => {
    const plans = await plansOf((connection) =>
      listCases(connection, { ...filter, judge, states: ['shown'], limit: 2 }),
    )
    assert.match(plans.join(), plan)
    assert.doesNotMatch(plans.join(), /SCAN/)
  })
}

test('the newest cases of a customer and of a domain come from an index, in order', async () => {
  const plans = await plansOf(async (connection) => {
    await listJudgeableOfCustomer(connection, { partnerId: id, customerId: id, judge, limit: 21 })
    await listJudgeableOfDomain(connection, { domain: 'school.example', judge, limit: 21 })
  })
  assert.match(plans[0] ?? '', /SEARCH .* vetting_case_by_customer/)
  assert.match(plans[1] ?? '', /SEARCH .* vetting_case_by_domain \(domain=\?\)$/)
  assert.doesNotMatch(plans.join(), /SCAN|TEMP B-TREE/)
})
