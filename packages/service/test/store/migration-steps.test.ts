import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readMigrations } from '../../src/store/migrations.ts'

/** What the release before a step could stumble over: it goes on working while nodes are replaced. */
const breaking = [
  /\bdrop\s+(table|column|index|sequence|view)\b/i,
  /\brename\s+(to|column)\b/i,
  /\balter\s+column\b/i,
  /\badd\s+(column\s+)?(?!constraint\b)\w+\s[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)/i,
  /\badd\s+constraint\b/i,
] as const

const find = (sql: string) => breaking.find((pattern) => pattern.test(sql))

it('steps of the schema only add, so that the release before goes on working', () => {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const steps = readMigrations(dialect).slice(1)
    assert.ok(steps.length > 0)
    for (const { name, sql } of steps) {
      const statements = sql.replaceAll(/--.*$/gm, '')
      assert.equal(find(statements), undefined, `${name} of ${dialect}`)
    }
  }
})

it('what would break it is found', () => {
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
