import type { Connection } from '../../src/store/connection.ts'

/** A row as the engine gives it. */
export type Row = Readonly<Record<string, unknown>>

/** A table as it stands, with the columns by which the engine tells its rows apart. */
export interface TableRows {
  readonly key: readonly string[]
  readonly rows: readonly Row[]
}

/** Every table of a database, by name. */
export type Everything = ReadonlyMap<string, TableRows>

/** Unique keys of all tables, the primary one first; the same columns for both databases. */
const keyColumns = {
  sqlite: `
    select t.name as "table", 'primary' as "index", c.name as "column"
      from sqlite_master t, pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'customer_search%' and c.pk > 0
      -- That of customers only ties them to their search index.
      and not (t.name = 'customer' and c.name = 'number')
    union all
    select t.name, i.name, c.name
      from sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
      where t.type = 'table' and i.origin = 'u'
    union all
    select t.name, i.name, c.name
      from sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
      where t.type = 'table' and i."unique" = 1 and i.partial = 0`,
  postgres: `
    select t.relname as "table", i.indexrelid::text as "index", c.attname as "column"
      from pg_index i
      join pg_class t on t.oid = i.indrelid
      join pg_attribute c on c.attrelid = t.oid and c.attnum = any(i.indkey)
      where t.relnamespace = 'public'::regnamespace and i.indisunique and i.indpred is null
      order by i.indisprimary desc, i.indexrelid, c.attnum`,
}

const tableNames = {
  sqlite: `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
    and name not like 'customer_search%'`,
  postgres: `select tablename as name from pg_tables where schemaname = 'public'`,
}

/** Reads every row of every table that the engine has. */
export async function readEveryRow(connection: Connection): Promise<Everything> {
  const query = (sql: string) => connection.query({ sql, writes: false }, []) as Promise<Row[]>
  const schema = connection.dialect === 'sqlite' ? 'sqlite' : 'postgres'
  const keys = new Map<string, { index: string; columns: string[] }>()
  for (const { table, index, column } of await query(keyColumns[schema])) {
    const known = keys.get(String(table))
    if (!known) keys.set(String(table), { index: String(index), columns: [String(column)] })
    else if (known.index === String(index)) known.columns.push(String(column))
  }
  const everything = new Map<string, TableRows>()
  for (const { name } of await query(tableNames[schema])) {
    const table = String(name)
    const key = keys.get(table)?.columns
    if (!key) throw new Error(`table ${table} has no key to tell its rows apart`)
    // On a cluster the parts of a table come in any order.
    const rows = await query(`select * from ${table} order by ${key.join(', ')}`)
    everything.set(table, { key, rows })
  }
  return everything
}

/**
 * Lists what became different, e.g. `gdap_grant A/X/SalesAgent/Global Reader - 1` or
 * `customer A/X ~ relationship removed_at`, sorted.
 * @param names short names of ids; ids without one are left out
 */
export function describeChanges(
  before: Everything,
  after: Everything,
  names: ReadonlyMap<string, string>,
): string[] {
  const counts = new Map<string, number>()
  const count = (line: string) => counts.set(line, (counts.get(line) ?? 0) + 1)
  for (const table of new Set([...before.keys(), ...after.keys()])) {
    const earlier = byKey(before.get(table))
    const later = byKey(after.get(table))
    const label = (row: Row) =>
      `${table} ${labelOf((after.get(table) ?? before.get(table))?.key ?? [], row, names)}`.trim()
    for (const [key, row] of earlier) if (!later.has(key)) count(`${label(row)} -`)
    for (const [key, row] of later) {
      const old = earlier.get(key)
      if (!old) count(`${label(row)} +`)
      else if (changed(old, row).length > 0) count(`${label(row)} ~ ${changed(old, row).join(' ')}`)
    }
  }
  return [...counts]
    .map(([line, times]) => (/[+-]$/.test(line) || times > 1 ? `${line} ${times}` : line))
    .toSorted()
}

/** The rows of a table that were not there before. */
export function addedRows(before: Everything, after: Everything, table: string): Row[] {
  const earlier = byKey(before.get(table))
  return [...byKey(after.get(table))].filter(([key]) => !earlier.has(key)).map(([, row]) => row)
}

function byKey(table: TableRows | undefined): Map<string, Row> {
  const { key = [], rows = [] } = table ?? {}
  return new Map(rows.map((row) => [JSON.stringify(key.map((column) => row[column])), row]))
}

function changed(old: Row, row: Row): string[] {
  return Object.keys(row)
    .filter((column) => JSON.stringify(old[column]) !== JSON.stringify(row[column]))
    .toSorted()
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names the owner of a row and the rest of its key, but for the numbers of lines. */
function labelOf(key: readonly string[], row: Row, names: ReadonlyMap<string, string>): string {
  const columns = new Set(['partner_id', 'customer_id', 'case_id', ...key.toSorted()])
  columns.delete('seq')
  // The holder tells whose it is; the domain itself may be made up by the write.
  if ('customer_id' in row) columns.delete('domain')
  return [...columns]
    .map((column) => row[column])
    .filter((value) => value !== undefined && value !== null && value !== '')
    .map((value) => names.get(String(value)) ?? String(value))
    .filter((value) => !guid.test(value))
    .join('/')
}

/** Counts the rows of each table that are as they were, e.g. `setting 2`. */
export function countKept(before: Everything, after: Everything): string[] {
  const textsOf = (all: Everything, table: string) =>
    (all.get(table)?.rows ?? []).map((row) => JSON.stringify(row))
  return [...after.keys()]
    .map((table) => {
      const earlier = new Set(textsOf(before, table))
      return { table, kept: textsOf(after, table).filter((row) => earlier.has(row)).length }
    })
    .filter(({ kept }) => kept > 0)
    .map(({ table, kept }) => `${table} ${kept}`)
    .toSorted()
}
