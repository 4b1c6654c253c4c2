import type { ClientBase } from 'pg'
import {
  pendingMigrations,
  readMigrations,
  requireNewestSchema,
  type Migration,
} from '../../migrations.ts'
import { splitStatements } from './split-statements.ts'
import { arrange } from './arrange.ts'
import { hasCitus, readLayout, requireCoordinator } from './cluster.ts'
import { refuseUnfinishedMove } from './unfinished-move.ts'

/** Any number, the same in every node: the one that holds it migrates, the others wait. */
export const migrationLock = 4_270_001

/** Brings a PostgreSQL database to the newest schema; safe when many nodes start at once. */
export async function migratePostgres(
  client: ClientBase,
  steps: readonly Migration[] = readMigrations('postgres'),
): Promise<void> {
  await client.query('begin')
  try {
    await lockSchema(client)
    await refuseUnfinishedMove(client)
    const spread = (await hasCitus(client)) ? await readLayout(client) : []
    const before = await listTables(client)
    await client.query(
      `create table if not exists migration (
         version integer primary key, name text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ version: number | null }>(
      'select max(version) as version from migration',
    )
    for (const step of pendingMigrations(steps, rows[0]?.version ?? 0)) {
      for (const text of splitStatements(step.sql)) await client.query(text)
      await client.query('insert into migration (version, name) values ($1, $2)', [
        step.version,
        step.name,
      ])
    }
    if (spread.length > 0) {
      const added = (await listTables(client)).filter((table) => !before.includes(table))
      await arrange(client, added)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function listTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  )
  return rows.map(({ name }) => name)
}

/**
 * Keeps everybody else from changing the schema until the transaction ends, and lifts the limits of the
 * role: a step takes as long as it takes, on every node.
 */
export async function lockSchema(client: ClientBase): Promise<void> {
  if (await hasCitus(client)) await client.query(`set local citus.propagate_set_commands = 'local'`)
  await client.query('set local statement_timeout = 0')
  await client.query('set local lock_timeout = 0')
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
}

/** Refuses a database whose schema is not exactly this release's; nothing is changed. */
export async function requirePostgresSchema(client: ClientBase): Promise<void> {
  // A worker node of a cluster has no list of migrations, and looks as if it had no schema.
  if (await hasCitus(client)) await requireCoordinator(client)
  await refuseUnfinishedMove(client)
  requireNewestSchema('postgres', await findSchemaVersion(client))
}

/** The version of a database's schema; 0 where there is none. */
export async function findSchemaVersion(client: ClientBase): Promise<number> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `select to_regclass('migration') as found`,
  )
  const { rows } = tables[0]?.found
    ? await client.query<{ version: number | null }>(
        'select max(version) as version from migration',
      )
    : { rows: [] }
  return rows[0]?.version ?? 0
}
