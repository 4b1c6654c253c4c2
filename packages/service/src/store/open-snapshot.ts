import { existsSync } from 'node:fs'
import type { Connection, DialectName } from './connection.ts'
import { findDialect } from './dialects/postgres/cluster.ts'
import {
  acquirePatiently,
  connect as connectPostgres,
  openPool,
} from './dialects/postgres/connection.ts'
import { requirePostgresSchema } from './dialects/postgres/migrate.ts'
import { connect as connectSqlite, openReader } from './dialects/sqlite/database.ts'
import { requireNewestSchema } from './migrations.ts'
import { StoreMissing } from './unavailable.ts'

/** A snapshot of a store, unaffected by later writes. */
export interface Snapshot {
  readonly connection: Connection
  close(): Promise<void>
}

/**
 * Opens a read-only snapshot of a store while others use it.
 * @param place an SQLite file or the address of a PostgreSQL database
 * @throws StoreUnavailable when there is no store; SchemaTooOld or SchemaTooNew
 */
export function openSnapshot(place: { file: string } | { url: string }): Promise<Snapshot> {
  return 'url' in place ? openPostgresSnapshot(place.url) : openSqliteSnapshot(place.file)
}

async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const pool = openPool(url, 1)
  try {
    const client = await acquirePatiently(pool, url)
    let dialect: DialectName
    try {
      await requirePostgresSchema(client)
      dialect = await findDialect(client)
      await client.query('begin isolation level repeatable read read only')
    } catch (error) {
      client.release(true)
      throw error
    }
    const close = async () => {
      client.release(true)
      await pool.end()
    }
    // A single connection: a pool would replace a lost one, and read a later state with it.
    return { connection: connectPostgres(client, dialect), close }
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function openSqliteSnapshot(file: string): Promise<Snapshot> {
  if (!existsSync(file)) throw new StoreMissing(file)
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
