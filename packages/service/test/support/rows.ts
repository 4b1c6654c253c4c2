import type { Connection } from '../../src/store/connection.ts'

/** Counts the rows of a table. */
export async function countRows(connection: Connection, table: string): Promise<number> {
  const sql = `select count(*) as rows from ${table}`
  const [row] = (await connection.query({ sql, writes: false }, [])) as { rows: number }[]
  return row?.rows ?? 0
}

/** All rows of a table as text, to look for what should not be there. */
export async function dumpTable(connection: Connection, table: string): Promise<string> {
  return JSON.stringify(
    await connection.query({ sql: `select * from ${table}`, writes: false }, []),
  )
}
