import assert from 'node:assert/strict'
import type { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { caseStates } from '../../src/rules/case-state.ts'
import { migrateSqlite } from '../../src/store/dialects/sqlite/migrate.ts'
import { openOlderStore } from './older-store.ts'

const partner = '6f0cb000-0000-4000-8000-000000000001'

/** A store of the release before, with a case in each state; all other columns have values of their own. */
function openStoreWithCases(): DatabaseSync {
  const database = openOlderStore(7)
  database.exec(`
    insert into partner (id, name, domain, created_at) values ('${partner}', 'P', 'p.example', 1)`)
  const addCustomer = database.prepare(`
    insert into customer (
      partner_id, id, commerce_id, company_name, name_key, domain, relationship,
      allow_delegated_access, company_profile, billing_profile, created_at, updated_at
    ) values ('${partner}', ?, 'm', 'C', 'c', ?, 'reseller', 1, '{}', '{}', 1, 1)`)
  const columns = database.prepare('pragma table_info(vetting_case)').all() as {
    name: string
    type: string
  }[]
  const addCase = database.prepare(`
    insert into vetting_case (${columns.map(({ name }) => name).join(', ')})
    values (${columns.map(() => '?').join(', ')})`)
  for (const [row, state] of caseStates.entries()) {
    const customer = `customer ${row}`
    addCustomer.run(customer, `${row}.example`)
    const given: Record<string, string> = { partner_id: partner, customer_id: customer, state }
    const values = columns.map(({ name, type }, column) =>
      type === 'INTEGER' ? row * 100 + column : (given[name] ?? `${name} ${row}`),
    )
    addCase.run(...values)
  }
  return database
}

it('cases keep all their values when their table is made anew', () => {
  using database = openStoreWithCases()
  // By name: the columns stand in another order afterwards.
  const read = () => {
    const rows = database.prepare('select * from vetting_case order by id').all()
    return rows.map((row) => Object.entries(row).toSorted())
  }
  const before = read()
  assert.equal(before.length, caseStates.length)
  migrateSqlite(database)
  assert.deepEqual(read(), before)
  const [found] = database.prepare('pragma integrity_check').all()
  assert.deepEqual({ ...found }, { integrity_check: 'ok' })
  assert.deepEqual(database.prepare('pragma foreign_key_check').all(), [])
})

it('what no case may have is refused afterwards as before', () => {
  using database = openStoreWithCases()
  migrateSqlite(database)
  for (const [change, refusal] of [
    [`state = 'lost'`, /CHECK constraint failed/],
    [`id = 'the same'`, /UNIQUE constraint failed/],
    ['id = null', /NOT NULL constraint failed/],
    [`customer_id = 'nobody'`, /FOREIGN KEY constraint failed/],
  ] as const) {
    assert.throws(() => database.exec(`update vetting_case set ${change}`), refusal)
  }
})
