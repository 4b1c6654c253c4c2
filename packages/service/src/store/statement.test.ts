import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompiledStatement, Connection, DialectName } from './connection.ts'
import { runDynamic, statement } from './statement.ts'

/** Creates a connection that records its statements, and returns one row for each. */
function echo(dialect: DialectName, asked: [CompiledStatement, readonly unknown[]][]): Connection {
  return {
    dialect,
    async query(compiled, parameters) {
      asked.push([compiled, parameters])
      return [{ first: true }, { first: false }]
    },
  }
}

const find = statement((db, input: { id: string; name?: string | undefined }, can) =>
  db
    .selectFrom('partner')
    .select('id')
    .where('id', '=', input.id)
    .where((row) => row.or([row('name', '=', input.name ?? ''), row('domain', '=', input.id)]))
    .limit(7)
    .$if(can.rowLocks, (query) => query.forUpdate()),
)

test('a statement is compiled once per database and run with new values', async () => {
  const asked: [CompiledStatement, readonly unknown[]][] = []
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const connection = echo(dialect, asked)
    await find.all(connection, { id: 'a', name: 'n' })
    await find.all(connection, { id: 'b', name: 'm' })
  }
  const [sqlite, sqliteAgain, postgres, postgresAgain] = asked.map(([compiled]) => compiled)
  assert.equal(sqliteAgain?.sql, sqlite?.sql)
  assert.equal(postgresAgain?.name, postgres?.name)
  assert.ok(postgres?.name)
  assert.match(sqlite?.sql ?? '', /"id" = \? and/)
  assert.match(postgres?.sql ?? '', /"id" = \$1 and .* for update$/)
  assert.doesNotMatch(sqlite?.sql ?? '', /for update/)
  assert.deepEqual(
    asked.map(([, parameters]) => parameters),
    [
      ['a', 'n', 'a', 7],
      ['b', 'm', 'b', 7],
      ['a', 'n', 'a', 7],
      ['b', 'm', 'b', 7],
    ],
  )
})

test('an undefined value is bound as null', async () => {
  const asked: [CompiledStatement, readonly unknown[]][] = []
  await find.all(echo('sqlite', asked), { id: 'a', name: undefined })
  assert.deepEqual(asked[0]?.[1], ['a', null, 'a', 7])
})

test('`first` returns the first row, or undefined without rows', async () => {
  assert.deepEqual(await find.first(echo('sqlite', []), { id: 'a', name: 'n' }), { first: true })
  const empty: Connection = { dialect: 'sqlite', query: async () => [] }
  assert.equal(await find.first(empty, { id: 'a', name: 'n' }), undefined)
})

test('`writes` is set for a statement that changes rows, itself or in a `with` clause', async () => {
  const asked: [CompiledStatement, readonly unknown[]][] = []
  const connection = echo('postgres', asked)
  const key = { id: 'a' }
  await find.all(connection, { ...key, name: 'n' })
  await statement((db, { id }: typeof key) =>
    db
      .with('one', (inner) => inner.selectFrom('partner').select('name').where('id', '=', id))
      .selectFrom('one')
      .selectAll(),
  ).all(connection, key)
  await statement((db, { id }: typeof key) => db.deleteFrom('partner').where('id', '=', id)).all(
    connection,
    key,
  )
  await statement((db, { id }: typeof key) =>
    db
      .with('gone', (inner) => inner.deleteFrom('partner').where('id', '=', id).returning('name'))
      .selectFrom('gone')
      .selectAll(),
  ).all(connection, key)
  await runDynamic(connection, (db) => db.selectFrom('partner').select('id'))
  await runDynamic(connection, (db) => db.updateTable('partner').set({ name: 'x' }))
  assert.deepEqual(
    asked.map(([{ writes }]) => writes),
    [false, false, true, true, false, true],
  )
})

test('two statements never share a prepared name', async () => {
  const other = statement((db, input: { id: string }) =>
    db.selectFrom('partner').select('name').where('id', '=', input.id),
  )
  const asked: [CompiledStatement, readonly unknown[]][] = []
  const connection = echo('postgres', asked)
  await find.all(connection, { id: 'a', name: 'n' })
  await other.all(connection, { id: 'a' })
  assert.notEqual(asked[0]?.[0].name, asked[1]?.[0].name)
})

test('a statement that is built per call has no prepared name', async () => {
  const asked: [CompiledStatement, readonly unknown[]][] = []
  await runDynamic(echo('postgres', asked), (db) =>
    db.selectFrom('partner').select('id').where('id', '=', 'a'),
  )
  assert.equal(asked[0]?.[0].name, undefined)
  assert.deepEqual(asked[0]?.[1], ['a'])
})
