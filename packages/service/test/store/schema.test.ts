import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { it } from 'node:test'
import pg from 'pg'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { dumpPostgresSchema } from './dump-postgres-schema.ts'

const dump = new URL('../../src/store/schema.postgres.sql', import.meta.url)

it('the schema of PostgreSQL is the one that is checked in', async () => {
  await using database = await createTestDatabase()
  await (await openPostgresStore({ url: database.url })).close()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const schema = await dumpPostgresSchema(client)
  await client.end()
  if (process.env['ACCREDIT_TEST_WRITE_SCHEMA'] === 'on') writeFileSync(dump, schema)
  assert.equal(schema, readFileSync(dump, 'utf8'))
})

it('both databases have the same steps', () => {
  const steps = (dialect: 'sqlite' | 'postgres') =>
    readMigrations(dialect).map(({ version, name }) => `${version} ${name}`)
  assert.deepEqual(steps('sqlite'), steps('postgres'))
  assert.deepEqual(
    readMigrations('sqlite').map(({ version }) => version),
    steps('sqlite').map((_, index) => index + 1),
  )
})
