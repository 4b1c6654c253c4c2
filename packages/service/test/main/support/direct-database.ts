import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Connection } from '../../../src/store/connection.ts'
import { openPool } from '../../../src/store/dialects/postgres/connection.ts'
import { readTogether } from '../../../src/store/dialects/postgres/read-together.ts'
import { connect as connectSqlite } from '../../../src/store/dialects/sqlite/database.ts'
import type { TestStorage } from '../../support/stores.ts'

/** A connection of the test's own to the data of a service, past the service. */
export interface DirectDatabase extends AsyncDisposable {
  /** For the functions of `store/queries/`. */
  readonly connection: Connection
  /** Runs a statement that both databases understand. */
  // Tests read many shapes; each asserts on what it reads.
  // oxlint-disable-next-line typescript/no-explicit-any
  query(sql: string): Promise<any[]>
  /** Counts the rows of each table, except those that follow from the others. */
  countRows(): Promise<Record<string, number>>
}

/** The sealer fills these a moment after the activity log. */
const followers = new Set(['audit_seal', 'audit_checkpoint'])

/** Opens the data of a service, which may be running. */
export async function openDirectly(storage: TestStorage): Promise<DirectDatabase> {
  if (storage.dialect === 'sqlite') {
    const file = join(storage.config.data, 'accredit.sqlite')
    const database = new DatabaseSync(file, { timeout: 5_000 })
    return describe(connectSqlite(database), async () => database.close())
  }
  const pool = openPool(storage.config.store, 1)
  return describe(readTogether(pool), () => pool.end())
}

const tableNames = {
  sqlite: `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
    and name not like 'customer_search%' order by name`,
  postgres: `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
}

function describe(connection: Connection, close: () => Promise<void>): DirectDatabase {
  const query = (sql: string) =>
    connection.query({ sql, writes: true }, []) as Promise<Record<string, unknown>[]>
  return {
    connection,
    query,
    async countRows() {
      const counts: Record<string, number> = {}
      for (const { name } of await query(
        tableNames[connection.dialect === 'sqlite' ? 'sqlite' : 'postgres'],
      )) {
        if (followers.has(String(name))) continue
        const [row] = await query(`select count(*) as rows from ${String(name)}`)
        counts[String(name)] = Number(row?.['rows'])
      }
      return counts
    },
    [Symbol.asyncDispose]: close,
  }
}
