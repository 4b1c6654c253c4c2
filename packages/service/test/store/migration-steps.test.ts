import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { readMigrations, type Migration } from '../../src/store/migrations.ts'

/** Statements that break the release before a step, which still runs while nodes are replaced. */
const breaking = [
  /\bdrop\s+(table|column|index|sequence|view)\b/i,
  /\brename\s+(to|column)\b/i,
  /\balter\s+column\b/i,
  /\badd\s+(column\s+)?(?!constraint\b)\w+\s[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)/i,
  /\badd\s+constraint\b/i,
] as const

const find = (sql: string) => breaking.find((pattern) => pattern.test(sql))

/** Names of the steps after the first that would break a running release. */
const findBreaking = (steps: readonly Migration[]) =>
  steps
    .slice(1)
    .filter(({ sql }) => find(sql.replaceAll(/--.*$/gm, '')))
    .map(({ name }) => name)

/** The steps there are, and one more. */
const withStep = (dialect: 'sqlite' | 'postgres', sql: string): Migration[] => [
  ...readMigrations(dialect),
  { version: 9_999, name: 'tried', sql },
]

it('steps of PostgreSQL only add, so that the release before goes on working', () => {
  assert.deepEqual(findBreaking(readMigrations('postgres')), [])
  assert.deepEqual(findBreaking(withStep('postgres', 'drop table customer')), ['tried'])
  assert.deepEqual(findBreaking(withStep('postgres', '-- drop table customer')), [])
})

type Columns = Record<string, { type: string; optional: boolean }>

/** The columns of each table, and whether a row may be inserted without them. */
function readTables(database: DatabaseSync): Record<string, Columns> {
  const tables = database
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
       and name not like 'customer_search%'`)
    .all() as { name: string }[]
  const read = database.prepare(`
    select name, type, "notnull" = 0 or dflt_value is not null as optional
    from pragma_table_info(?)`)
  return Object.fromEntries(
    tables.map(({ name: table }) => {
      const columns = read.all(table) as { name: string; type: string; optional: number }[]
      const described = columns.map(
        ({ name, type, optional }) => [name, { type, optional: optional === 1 }] as const,
      )
      return [table, Object.fromEntries(described)]
    }),
  )
}

/** Runs the steps one after the other, and looks at all tables after each. */
function keepTables(steps: readonly Migration[]): Record<string, Columns> {
  using database = new DatabaseSync(':memory:')
  let before: Record<string, Columns> = {}
  for (const { name: step, sql } of steps) {
    database.exec(sql)
    const after = readTables(database)
    for (const [table, columns] of Object.entries(before)) {
      const { [table]: found = {} } = after
      for (const [name, column] of Object.entries(columns)) {
        assert.equal(found[name]?.type, column.type, `${table}.${name} after ${step}`)
      }
      for (const [name, { optional }] of Object.entries(found)) {
        assert.ok(optional || columns[name]?.optional === false, `${table}.${name} in ${step}`)
      }
    }
    before = after
  }
  return before
}

// One process has the file, and is stopped before: a table may be made anew, with all that is in it.
it('steps of SQLite keep each table and column, and new columns may be left out', () => {
  assert.ok(Object.keys(keepTables(readMigrations('sqlite'))).length > 15)
  keepTables(withStep('sqlite', 'alter table customer add column tried text'))
  for (const sql of [
    'drop table setting',
    'alter table setting rename column value to tried',
    'drop table setting; create table setting (name text, value text, tried text not null) strict',
  ]) {
    assert.throws(() => keepTables(withStep('sqlite', sql)), assert.AssertionError, sql)
  }
})

it('what would break a running release is found', () => {
  for (const sql of [
    'drop table customer',
    'alter table customer drop column domain',
    'alter table customer rename to client',
    'alter table customer rename column domain to host',
    'alter table customer alter column domain type text',
    'alter table customer add column country text not null',
    'alter table customer add constraint one check (id is not null)',
  ]) {
    assert.ok(find(sql), sql)
  }
  assert.equal(find(`alter table customer add column country text not null default ''`), undefined)
  assert.equal(find('alter table customer add column country text'), undefined)
})
