import { existsSync } from 'node:fs'
import type { Connection } from './connection.ts'
import { connect as connectPostgres, openPool } from './dialects/postgres/connection.ts'
import { requirePostgresSchema } from './dialects/postgres/migrate.ts'
import { connect as connectSqlite, openReader } from './dialects/sqlite/database.ts'
import { requireNewestSchema } from './migrations.ts'
import { StoreUnavailable } from './unavailable.ts'

/** One state of a store, whatever is written meanwhile. */
export interface Snapshot {
  readonly connection: Connection
  close(): Promise<void>
}

/**
 * Opens one state of a store for reading alone, beside whoever uses it.
 * @param place a SQLite file or the address of a PostgreSQL database
 * @throws StoreUnavailable when there is no store; SchemaTooOld or SchemaTooNew
 */
export function openSnapshot(place: { file: string } | { url: string }): Promise<Snapshot> {
  return 'url' in place ? openPostgresSnapshot(place.url) : openSqliteSnapshot(place.file)
}

async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  // One connection, so that all statements are in its one transaction.
  const pool = openPool(url, 1)
  try {
    const client = await pool.connect()
    await requirePostgresSchema(client).finally(() => client.release())
    await pool.query('begin isolation level repeatable read read only')
  } catch (error) {
    await pool.end()
    throw error
  }
  return { connection: connectPostgres(pool), close: () => pool.end() }
}

async function openSqliteSnapshot(file: string): Promise<Snapshot> {
  if (!existsSync(file)) throw new StoreUnavailable(`there is no store at ${file}`)
  const database = openReader(file)
  try {
    const { user_version: version } = database.prepare('pragma user_version').get() as {
      user_version: number
    }
    requireNewestSchema('sqlite', version)
    database.exec('begin')
  } catch (error) {
    database.close()
    throw error
  }
  return { connection: connectSqlite(database), close: async () => database.close() }
}
