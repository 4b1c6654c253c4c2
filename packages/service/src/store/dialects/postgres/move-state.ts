import { problem } from '../../../words/problem.ts'
import type { PoolClient } from 'pg'
import { MoveRefused, type MovedRow, type MovedTable } from '../../moved-tables.ts'
import { moveTable } from './unfinished-move.ts'

/** Contents of a table: the number of rows, and the digest of them all in the order of the key. */
export interface TableContents {
  readonly rows: number
  readonly checksum: string
}

/** Progress of a move with one table. */
export interface TableProgress extends TableContents {
  readonly moved: number
  /** The key of the last row that was moved; absent before the first. */
  readonly lastKey: MovedRow | undefined
}

/** Progress of a move, by table. */
export type MoveState = ReadonlyMap<MovedTable, TableProgress>

/** Makes the table that says how far a move is; with it, the database is no service's. */
export async function createState(
  client: PoolClient,
  contents: ReadonlyMap<MovedTable, TableContents>,
): Promise<void> {
  await client.query(
    `create table ${moveTable} (
       table_name text collate "C" primary key,
       source_rows bigint not null,
       source_checksum text collate "C" not null,
       moved_rows bigint not null default 0,
       last_key json
     )`,
  )
  for (const [table, { checksum, rows }] of contents) {
    await client.query(
      `insert into ${moveTable} (table_name, source_rows, source_checksum) values ($1, $2, $3)`,
      [table, rows, checksum],
    )
  }
}

/** Reads how far a move is. */
export async function readState(client: PoolClient): Promise<MoveState> {
  const { rows } = await client.query<{
    table: MovedTable
    rows: number
    checksum: string
    moved: number
    key: string | null
  }>(
    `select table_name as table, source_rows as rows, source_checksum as checksum,
            moved_rows as moved, last_key as key from ${moveTable}`,
  )
  return new Map(
    rows.map(({ table, key, ...progress }) => [
      table,
      { ...progress, lastKey: key === null ? undefined : (JSON.parse(key) as MovedRow) },
    ]),
  )
}

/** Refuses to resume a move from a source whose rows differ from those it began with. */
export function requireSameSource(
  state: MoveState,
  contents: ReadonlyMap<MovedTable, TableContents>,
): void {
  for (const [table, { checksum }] of contents) {
    if (state.get(table)?.checksum === checksum) continue
    throw new MoveRefused(
      problem('MoveElsewhere', {
        reason: `the move that was begun in the target is of another store, or this one was changed since (table ${table})`,
      }),
    )
  }
}
