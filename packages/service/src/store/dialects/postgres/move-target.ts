import { problem } from '../../../words/problem.ts'
import type { PoolClient } from 'pg'
import { requireNewestSchema, SchemaTooNew, SchemaTooOld } from '../../migrations.ts'
import {
  movedTableNames,
  movedTables,
  MoveRefused,
  type MovedRow,
  type MovedTable,
} from '../../moved-tables.ts'
import { acquirePatiently, openPool, translateError } from './connection.ts'
import { findSchemaVersion, migratePostgres, migrationLock } from './migrate.ts'
import {
  createState,
  readState,
  requireSameSource,
  type MoveState,
  type TableContents,
} from './move-state.ts'
import { hasUnfinishedMove, moveTable } from './unfinished-move.ts'

/** A PostgreSQL database that a store is moved to. */
export interface MoveTarget {
  /** A table's columns. */
  readonly columns: (table: MovedTable) => readonly MovedColumn[]
  /** True when a move has begun here; otherwise every table is empty. */
  readonly begun: boolean
  /** Begins, or takes up what was begun: how far it is. */
  begin(contents: ReadonlyMap<MovedTable, TableContents>): Promise<MoveState>
  /** Adds rows, and notes that it did, in one transaction. */
  add(table: MovedTable, rows: readonly MovedRow[], moved: number, key: MovedRow): Promise<void>
  /** Rows in the order of the table's key. */
  rows(table: MovedTable): AsyncIterable<readonly MovedRow[]>
  /** Ends the move: numbers go on behind those that were moved, and services may start. */
  finish(lastNumber: (table: MovedTable) => number): Promise<void>
  close(): Promise<void>
}

/** A column that is filled. */
export interface MovedColumn {
  readonly name: string
  /** PostgreSQL's name of the type, e.g. `uuid`. */
  readonly type: string
}

interface Column extends MovedColumn {
  readonly isNumbered: boolean
}

const fetchedAtOnce = 1_000

/**
 * Opens a database to move a store into. An empty one gets this release's schema.
 * @throws MoveRefused when it holds data that no move has brought, or a service is using it;
 * SchemaTooOld or SchemaTooNew; StoreUnavailable when it cannot be reached
 */
export async function openMoveTarget(url: string): Promise<MoveTarget> {
  const pool = openPool(url, 1, 'migrate')
  let client: PoolClient | undefined
  const close = async () => {
    client?.release()
    await pool.end()
  }
  try {
    client = await acquirePatiently(pool, url)
    // Told apart from services.
    await client.query(`set application_name = 'accredit move'`)
    const begun = await prepare(client)
    return { ...describe(client, await readColumns(client)), begun, close }
  } catch (error) {
    await close()
    throw explain(error)
  }
}

/** Translates what a query threw as every store does; refusals stay as they are. */
function explain(error: unknown): unknown {
  const isOurs =
    error instanceof MoveRefused || error instanceof SchemaTooOld || error instanceof SchemaTooNew
  return isOurs ? error : translateError(error)
}

/** Makes sure that the database may be filled. @returns whether a move has begun to do so */
async function prepare(client: PoolClient): Promise<boolean> {
  const { rows: users } = await client.query<{ found: number }>(
    `select count(*) as found from pg_stat_activity
       where datname = current_database() and application_name = 'accredit'`,
  )
  if (Number(users[0]?.found) > 0)
    throw new MoveRefused(problem('MoveRefused', { reason: 'a service is using the target' }))
  const begun = await hasUnfinishedMove(client)
  const version = await findSchemaVersion(client)
  if (version === 0) await migratePostgres(client)
  else requireNewestSchema('postgres', version)
  if (begun) return true
  const filled = await findFilled(client)
  if (filled.length > 0) {
    const what = filled.map(({ table, rows }) => `${table} ${rows}`).join(', ')
    throw new MoveRefused(
      problem('MoveElsewhere', {
        reason: `the target holds data that is not of this move (rows: ${what})`,
      }),
    )
  }
  return false
}

async function findFilled(client: PoolClient): Promise<{ table: MovedTable; rows: number }[]> {
  const filled: { table: MovedTable; rows: number }[] = []
  for (const table of movedTableNames) {
    const { rows } = await client.query<{ rows: number }>(`select count(*) as rows from "${table}"`)
    const count = Number(rows[0]?.rows)
    if (count > 0) filled.push({ table, rows: count })
  }
  return filled
}

async function readColumns(client: PoolClient): Promise<ReadonlyMap<string, readonly Column[]>> {
  const { rows } = await client.query<Column & { table: string }>(
    `select table_name as table, column_name as name, udt_name as type,
            coalesce(column_default like 'nextval(%', false) as "isNumbered"
       from information_schema.columns
      where table_schema = current_schema() and table_name = any($1)
      order by table_name, ordinal_position`,
    [movedTableNames],
  )
  return Map.groupBy(rows, ({ table }) => table)
}

function describe(
  client: PoolClient,
  columns: ReadonlyMap<string, readonly Column[]>,
): Omit<MoveTarget, 'begun' | 'close'> {
  const columnsOf = (table: MovedTable) => columns.get(table) ?? []
  const inTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      await client.query('begin')
      const result = await work()
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw explain(error)
    }
  }
  return {
    columns: columnsOf,
    begin: (contents) =>
      inTransaction(async () => {
        await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
        if (!(await hasUnfinishedMove(client))) await createState(client, contents)
        // Waits for the last transaction of a move that was killed.
        await client.query(`lock table ${moveTable} in exclusive mode`)
        const state = await readState(client)
        requireSameSource(state, contents)
        return state
      }),
    add: (table, rows, moved, key) =>
      inTransaction(async () => {
        const { rowCount } = await client.query(
          `update ${moveTable} set moved_rows = $2, last_key = $3
             where table_name = $1 and moved_rows = $4`,
          [table, moved, JSON.stringify(key), moved - rows.length],
        )
        if (rowCount !== 1)
          throw new MoveRefused(
            problem('MoveRefused', { reason: 'another process is moving a store there' }),
          )
        await client.query(
          insertStatement(table, columnsOf(table)),
          columnsOf(table).map((_, index) => rows.map((row) => row[index])),
        )
      }),
    rows: (table) => readRows(client, table, columnsOf(table)),
    finish: async (lastNumber) => {
      await inTransaction(async () => {
        await setNumbers(client, columns, lastNumber)
        await client.query(`drop table ${moveTable}`)
      })
      await client.query('analyze')
    },
  }
}

/** One array for each column: the same statement whatever the number of rows. */
function insertStatement(table: MovedTable, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')
  return `insert into "${table}" (${names}) select * from unnest(${arrays})`
}

async function* readRows(
  client: PoolClient,
  table: MovedTable,
  columns: readonly Column[],
): AsyncGenerator<readonly MovedRow[]> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const key = movedTables[table].map((name) => `"${name}"`).join(', ')
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(
      `declare moved no scroll cursor for select ${names} from "${table}" order by ${key}`,
    )
    for (;;) {
      const text = `fetch ${fetchedAtOnce} from moved`
      const { rows } = await client.query<MovedRow & unknown[]>({ text, rowMode: 'array' })
      if (rows.length === 0) break
      yield rows
    }
  } catch (error) {
    throw explain(error)
  } finally {
    await client.query('rollback').catch(() => undefined)
  }
}

async function setNumbers(
  client: PoolClient,
  columns: ReadonlyMap<string, readonly Column[]>,
  lastNumber: (table: MovedTable) => number,
): Promise<void> {
  const set = async (sequence: string, last: number) => {
    if (last > 0) await client.query('select setval($1::regclass, $2)', [sequence, last])
  }
  const highest = async (table: string, column: string) => {
    const { rows } = await client.query<{ last: number | null }>(
      `select max("${column}") as last from "${table}"`,
    )
    return rows[0]?.last ?? 0
  }
  for (const table of movedTableNames) {
    for (const { isNumbered, name } of columns.get(table) ?? []) {
      if (!isNumbered) continue
      const { rows } = await client.query<{ sequence: string }>(
        'select pg_get_serial_sequence($1, $2) as sequence',
        [table, name],
      )
      const last = Math.max(await highest(table, name), lastNumber(table))
      await set(rows[0]?.sequence ?? '', last)
    }
  }
  await set('event_position', await highest('event', 'position'))
}
