import { DatabaseSync } from 'node:sqlite'
import { migrateSqlite } from '../packages/service/src/store/dialects/sqlite/migrate.ts'

const notice = `-- The schema that the migrations of SQLite end in. Made by "npm run generate"; change a migration instead.
`

/** Dumps the schema of a new SQLite store, each table with its indexes. */
export function renderSqliteSchema(): string {
  const database = new DatabaseSync(':memory:')
  try {
    migrateSqlite(database)
    const rows = database
      .prepare(
        `select sql from sqlite_master where sql is not null order by tbl_name, type desc, name`,
      )
      .all() as { sql: string }[]
    return [notice, ...rows.map(({ sql }) => `${sql};\n`)].join('\n')
  } finally {
    database.close()
  }
}
