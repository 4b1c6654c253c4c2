import type { Client } from 'pg'

const notice = `-- The schema that the migrations of PostgreSQL end in. A test of the store compares it with a migrated
-- database; ACCREDIT_TEST_WRITE_SCHEMA=on lets that test write it. Change a migration instead.
`

const columnsOf = `
  select table_name as "table", column_name as name, data_type as type,
    is_nullable = 'NO' as required, column_default as fallback, identity_generation as identity
  from information_schema.columns where table_schema = 'public'
  order by table_name, ordinal_position`

const constraintsOf = `
  select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as text
  from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  order by 1, contype = 'p' desc, conname`

// An index that a constraint brings along is told by the constraint.
const indexesOf = `
  select tablename as "table", indexdef as text from pg_indexes
  where schemaname = 'public'
    and indexname not in (
      select conname from pg_constraint where connamespace = 'public'::regnamespace)
  order by tablename, indexname`

const unloggedTables = `
  select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'u'`

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly fallback: string | null
  readonly identity: string | null
}

/** Dumps the tables, constraints and indexes of a database, in an order that does not change. */
export async function dumpPostgresSchema(client: Client): Promise<string> {
  const { rows: columns } = await client.query<Column>(columnsOf)
  const { rows: constraints } = await client.query<{ table: string; name: string; text: string }>(
    constraintsOf,
  )
  const { rows: indexes } = await client.query<{ table: string; text: string }>(indexesOf)
  const { rows: unlogged } = await client.query<{ name: string }>(unloggedTables)
  const tables = Map.groupBy(columns, ({ table }) => table)
  const dumped = [...tables].map(([table, own]) => {
    const lines = [
      ...own.map(describeColumn),
      ...constraints
        .filter((constraint) => constraint.table === table)
        .map(({ name, text }) => `constraint ${name} ${text}`),
    ]
    const follow = indexes
      .filter((index) => index.table === table)
      .map(({ text }) => `${text.replace(' public.', ' ')};\n`)
    const kind = unlogged.some(({ name }) => name === table) ? 'unlogged table' : 'table'
    return `create ${kind} ${table} (\n  ${lines.join(',\n  ')}\n);\n${follow.join('')}`
  })
  return [notice, ...dumped].join('\n')
}

function describeColumn({ name, type, required, fallback, identity }: Column): string {
  return [
    name,
    type,
    ...(identity === null ? [] : [`generated ${identity.toLowerCase()} as identity`]),
    ...(fallback === null ? [] : [`default ${fallback}`]),
    ...(required ? ['not null'] : []),
  ].join(' ')
}
