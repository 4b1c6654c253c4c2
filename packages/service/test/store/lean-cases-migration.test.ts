import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { migrateSqlite } from '../../src/store/dialects/sqlite/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'

const partner = '6f0cb000-0000-4000-8000-000000000001'

/** A store of the release before, with a case in each state whose columns all have values of their own. */
function openOlderStore(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const { version, sql } of readMigrations('sqlite').slice(0, 7)) {
    database.exec(`${sql}; pragma user_version = ${version}`)
  }
  database.exec(`
    insert into partner (id, name, domain, created_at) values ('${partner}', 'P', 'p.example', 1);
    insert into customer (
      partner_id, id, commerce_id, company_name, name_key, domain, relationship,
      allow_delegated_access, company_profile, billing_profile, created_at, updated_at
    ) values ('${partner}', 'c', 'm', 'C', 'c', 'c.example', 'reseller', 1, '{}', '{}', 1, 1);`)
  const columns = database.prepare('pragma table_info(vetting_case)').all() as {
    name: string
    type: string
  }[]
  const add = database.prepare(`
    insert into vetting_case (${columns.map(({ name }) => name).join(', ')})
    values (${columns.map(() => '?').join(', ')})`)
  for (const [row, state] of ['shown', 'shown', 'decided', 'desk'].entries()) {
    const fixed: Record<string, string> = { partner_id: partner, customer_id: 'c', state }
    const values = columns.map(({ name, type }, column) =>
      type === 'INTEGER' ? row * 100 + column : `${name} ${row}`,
    )
    // The older schema lets a customer have one case that is not over.
    if (state === 'desk') database.exec(`update vetting_case set state = 'shown'`)
    add.run(...columns.map(({ name }, column) => fixed[name] ?? values[column] ?? null))
  }
  return database
}

it('cases keep all their values when their table is made anew', () => {
  using database = openOlderStore()
  const read = () => database.prepare('select * from vetting_case order by id').all()
  const before = read()
  assert.equal(before.length, 4)
  migrateSqlite(database)
  assert.deepEqual(
    read().map((row) => Object.entries(row).toSorted()),
    before.map((row) => Object.entries(row).toSorted()),
  )
  const [fault] = database.prepare('pragma integrity_check').all()
  assert.deepEqual({ ...fault }, { integrity_check: 'ok' })
  assert.deepEqual(database.prepare('pragma foreign_key_check').all(), [])
})

it('a state that is none is still refused, and so is a second case of the same id', () => {
  using database = openOlderStore()
  migrateSqlite(database)
  const set = (sql: string) => () => database.exec(sql)
  assert.throws(set(`update vetting_case set state = 'lost'`), /CHECK constraint failed/)
  assert.throws(set(`update vetting_case set id = 'one'`), /UNIQUE constraint failed/)
  assert.throws(set(`update vetting_case set id = null`), /NOT NULL constraint failed/)
  assert.throws(set(`update vetting_case set customer_id = 'x'`), /FOREIGN KEY constraint failed/)
})
