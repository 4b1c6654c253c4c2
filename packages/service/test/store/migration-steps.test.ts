import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { readMigrations } from '../../src/store/migrations.ts'

/** Statements that break the release before a step, which still runs while nodes are replaced. */
const breaking = [
  /\bdrop\s+(table|column|index|sequence|view)\b/i,
  /\brename\s+(to|column)\b/i,
  /\balter\s+column\b/i,
  /\badd\s+(column\s+)?(?!constraint\b)\w+\s[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)/i,
  /\badd\s+constraint\b/i,
] as const

const find = (sql: string) => breaking.find((pattern) => pattern.test(sql))

it('steps of PostgreSQL only add, so that the release before goes on working', () => {
  const steps = readMigrations('postgres').slice(1)
  for (const { name, sql } of steps) {
    assert.equal(find(sql.replaceAll(/--.*$/gm, '')), undefined, name)
  }
})

type Columns = Record<string, { type: string; optional: boolean }>

/** The columns of each table, and whether a row may be inserted without them. */
function readTables(database: DatabaseSync): Record<string, Columns> {
  const tables = database
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
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

// One process has the file, and is stopped before: a table may be made anew, with all that is in it.
it('steps of SQLite keep each table and column, and new columns may be left out', () => {
  using database = new DatabaseSync(':memory:')
  let before: Record<string, Columns> = {}
  for (const { name: step, sql } of readMigrations('sqlite')) {
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
  assert.ok(Object.keys(before).length > 15)
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
