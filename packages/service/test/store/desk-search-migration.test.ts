import assert from 'node:assert/strict'
import { it } from 'node:test'
import pg from 'pg'
import { connect } from '../../src/store/dialects/sqlite/database.ts'
import { migratePostgres } from '../../src/store/dialects/postgres/migrate.ts'
import { migrateSqlite } from '../../src/store/dialects/sqlite/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { listCaseEntries } from '../../src/store/queries/cases.ts'
import { findCase } from '../../src/store/queries/desk.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { openOlderStore } from './older-store.ts'

const id = (digits: string) => `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`

/** A store as an older release left it: one customer, one case, and two people's steps on it. */
const oldData = `
insert into partner (id, name, domain, created_at) values ('${id('1')}', 'Contoso', 'c.example', 1);
insert into customer (partner_id, id, commerce_id, company_name, name_key, domain, relationship,
  allow_delegated_access, company_profile, billing_profile, created_at, updated_at)
values ('${id('1')}', '${id('2')}', '${id('3')}', 'Escola', 'escola', 'e.onmicrosoft.com', 'reseller',
  1, '{}', '{}', 1, 1);
insert into vetting_case (partner_id, id, customer_id, state, subject, correlation_id, opened_at)
values ('${id('1')}', '${id('4')}', '${id('2')}', 'desk',
  '{"customer":{"companyName":"Escola","address":{"country":"pt"}},"request":{}}', '${id('5')}', 1);
insert into case_entry (partner_id, case_id, at, actor, kind, data) values
  ('${id('1')}', '${id('4')}', 1, 'partner@contoso.example', 'opened', '{}'),
  ('${id('1')}', '${id('4')}', 2, 'worker', 'sent-to-desk', '{}'),
  ('${id('1')}', '${id('4')}', 3, 'Rosa@vetting.example', 'noted', '{}'),
  ('${id('1')}', '${id('4')}', 4, 'rosa@vetting.example', 'assigned', '{}');
`
const readCase = 'select domain, name_key, country from vetting_case'
const readReviewers = 'select id, display_name, seen_at from reviewer'

function check(cases: unknown[], reviewers: unknown[]): void {
  const plain = (rows: unknown[]) => JSON.parse(JSON.stringify(rows)) as unknown
  assert.deepEqual(plain(cases), [{ domain: null, name_key: 'escola', country: 'PT' }])
  assert.deepEqual(plain(reviewers), [
    { id: 'rosa@vetting.example', display_name: null, seen_at: 4 },
  ])
}

it('an older SQLite store learns names, countries and reviewers', () => {
  using database = openOlderStore(2)
  database.exec(oldData)
  migrateSqlite(database)
  check(database.prepare(readCase).all(), database.prepare(readReviewers).all())
})

it('the timeline of an older case begins with its opening, once', async () => {
  using database = openOlderStore(5)
  database.exec(oldData)
  migrateSqlite(database)
  const connection = connect(database)
  const found = await findCase(connection, id('4'))
  assert.ok(found)
  const [first, ...rest] = await listCaseEntries(connection, found)
  assert.equal(first?.actor, 'partner@contoso.example')
  assert.deepEqual(
    [first, ...rest].map((entry) => entry?.kind),
    ['opened', 'sent-to-desk', 'noted', 'assigned'],
  )
})

it('an older PostgreSQL store learns names, countries and reviewers', async () => {
  await using database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(
    'create table migration (version integer primary key, name text not null, applied_at timestamptz not null default now())',
  )
  for (const { version, name, sql } of readMigrations('postgres').slice(0, 2)) {
    await client.query(sql)
    await client.query('insert into migration (version, name) values ($1, $2)', [version, name])
  }
  await client.query(oldData)
  await migratePostgres(client)
  const reviewers = (await client.query(readReviewers)).rows as { seen_at: unknown }[]
  check(
    (await client.query(readCase)).rows,
    reviewers.map((row) => ({ ...row, seen_at: Number(row.seen_at) })),
  )
  await client.end()
})
