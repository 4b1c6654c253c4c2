import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import pg from 'pg'
import { findSchemaVersion, migratePostgres } from '../../src/store/dialects/postgres/migrate.ts'
import { migrateSqlite } from '../../src/store/dialects/sqlite/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { createTestDatabase } from '../postgres/database.ts'

/** One database whose schema can be migrated with steps that no release has yet. */
interface Migrated {
  readonly migrate: (sql: readonly string[]) => Promise<void>
  readonly run: (sql: string) => Promise<readonly object[]>
  readonly version: () => Promise<number>
}

const first = {
  sqlite: readMigrations('sqlite').length,
  postgres: readMigrations('postgres').length,
}

function steps(dialect: 'sqlite' | 'postgres', sql: readonly string[]) {
  const later = sql.map((text, at) => ({
    version: first[dialect] + at + 1,
    name: `step ${at}`,
    sql: text,
  }))
  return [...readMigrations(dialect), ...later]
}

async function onSqlite(work: (database: Migrated) => Promise<void>): Promise<void> {
  using database = new DatabaseSync(':memory:')
  await work({
    migrate: async (sql) => migrateSqlite(database, steps('sqlite', sql)),
    run: async (sql) =>
      database
        .prepare(sql)
        .all()
        .map((row) => ({ ...row })),
    version: async () => Number(database.prepare('pragma user_version').get()?.['user_version']),
  })
}

async function onPostgres(work: (database: Migrated) => Promise<void>): Promise<void> {
  await using database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    await work({
      migrate: (sql) => migratePostgres(client, steps('postgres', sql)),
      run: async (sql) => (await client.query<object>(sql)).rows,
      version: () => findSchemaVersion(client),
    })
  } finally {
    await client.end()
  }
}

const setting = `insert into setting (name, value) values ('kept', 'yes')`
const addColumn = `alter table setting add column note text not null default 'none'`
const read = 'select * from setting'

for (const [dialect, open] of [
  ['sqlite', onSqlite],
  ['postgres', onPostgres],
] as const) {
  it(`a store of ${dialect} with data takes the steps that are missing, once`, () =>
    open(async ({ migrate, run, version }) => {
      await migrate([])
      await run(setting)
      const two = [addColumn, `update setting set note = 'seen'`]
      for (const wanted of [two.slice(0, 1), two, two]) {
        await migrate(wanted)
        assert.equal(await version(), first[dialect] + wanted.length)
      }
      assert.deepEqual(await run(read), [{ name: 'kept', value: 'yes', note: 'seen' }])
    }))

  it(`a step of ${dialect} that fails leaves schema, data and version as they were`, () =>
    open(async ({ migrate, run, version }) => {
      await migrate([])
      await run(setting)
      await assert.rejects(migrate([addColumn, 'update setting set nothing = 1']), /nothing/)
      assert.equal(await version(), first[dialect])
      assert.deepEqual(await run(read), [{ name: 'kept', value: 'yes' }])
      await migrate([addColumn])
      assert.deepEqual(await run(read), [{ name: 'kept', value: 'yes', note: 'none' }])
    }))
}
