import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readMigrations } from '../../migrations.ts'
import { splitStatements } from './split-statements.ts'

it('a step is split where its statements end, and nowhere else', () => {
  const sql = `-- one; two
create table a (b text default 'x;''y;'); -- done; really
  create index "a;b" on a (b);
do $body$ begin perform 1; end $body$;
select 1 - 2, $$;$$
;;`
  assert.deepEqual(splitStatements(sql), [
    "create table a (b text default 'x;''y;')",
    'create index "a;b" on a (b)',
    'do $body$ begin perform 1; end $body$',
    'select 1 - 2, $$;$$',
  ])
})

it('each statement of the steps begins as one does', () => {
  for (const { sql } of readMigrations('postgres')) {
    const statements = splitStatements(sql)
    assert.ok(statements.length > 20)
    for (const text of statements) {
      assert.match(text, /^(create|alter|insert|drop|update) /)
    }
  }
})
