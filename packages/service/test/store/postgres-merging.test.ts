import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import pg from 'pg'
import { command } from '../../src/store/command.ts'
import { connectTo } from '../faults/running.ts'
import { at, names, openNodes } from './nodes.ts'

/** Values of all kinds by which rows are asked for and changed. */
const kinds = {
  partner: randomUUID(),
  word: 'Ä',
  number: 9_007_199_254_740_991,
  data: '{"b": [1]}',
}
const named = (sql: string, name: string, more: object = {}) => ({
  sql,
  name,
  writes: !sql.startsWith('select'),
  quiet: !sql.startsWith('select'),
  ...more,
})
const kindStatements = {
  put: named(
    'insert into "kinds" ("partner", "word", "number", "data", "seen") values ($1, $2, $3, $4, $5) on conflict ("partner", "word") do update set "number" = excluded."number"',
    'put-kinds',
  ),
  change: named(
    'update "kinds" set "number" = "number" - $1, "data" = $2, "seen" = $3 where "partner" = $4 and "word" = $5',
    'change-kinds',
  ),
  read: named(
    'select "word", "number", "data", "seen", (select count(*) from "kinds") as "count" from "kinds" where "partner" = $1 and "word" = $2',
    'read-kinds',
  ),
  lock: named(
    'select "number" from "kinds" where "partner" = $1 and "word" = $2 for update',
    'lock-kinds',
    { locks: true },
  ),
}

/** Puts a row, or changes it, and gives what it was before and what it is then. */
const changeKinds = command(
  'changeKinds',
  async (transaction, { word }: { word: string }) => {
    const { put, change, read, lock } = kindStatements
    const key = [kinds.partner, word]
    const [[before], [same]] = await Promise.all([
      transaction.query(lock, key),
      transaction.query(read, key),
    ])
    if (!before) throw new Error(`there is no ${word}`)
    await transaction.query(put, [...key, kinds.number, kinds.data, null])
    await transaction.query(change, [1, '[2]', 'seen', ...key])
    return { before, same, after: await transaction.query(read, key) }
  },
  ({ word }) => [word],
)

describe('commands that wait together (PostgreSQL)', () => {
  it('ask, lock, insert and change in statements that they share, each for itself', async () => {
    await using opened = await openNodes()
    await using other = await connectTo(opened.url)
    await other.query(
      `create table kinds (partner uuid, word text collate "C", number bigint, data json, seen text,
         primary key (partner, word))`,
    )
    const words = names(40)
    const insert = `insert into kinds select $1, word, ordinality, null, null from unnest($2::text[]) with ordinality word`
    await other.query(insert, [kinds.partner, words])
    const ran: string[] = []
    const { emit } = pg.Connection.prototype
    pg.Connection.prototype.emit = function noted(event, ...rest: { text?: string }[]) {
      if (event === 'commandComplete') ran.push(rest[0]?.text ?? '')
      return emit.call(this, event, ...rest)
    }
    try {
      // The first time the types of the parameters are learned.
      for (const expected of [(turn: number) => turn + 1, () => kinds.number - 1]) {
        ran.length = 0
        // Twice the same word: one waits for the other.
        const changed = await Promise.all(
          [...words, ...words.slice(0, 3)].map((word) =>
            opened.store.run(changeKinds, { word }, at),
          ),
        )
        for (const [turn, { before, same, after }] of changed.slice(0, words.length).entries()) {
          const word = `n${turn}`
          assert.deepEqual(before, { number: expected(turn) })
          assert.equal((same as { word: string }).word, word)
          const now = { word, number: kinds.number - 1, data: '[2]', seen: 'seen', count: 40 }
          assert.deepEqual(after, [now])
        }
        assert.deepEqual(changed.at(-1)?.before, { number: kinds.number - 1 })
      }
    } finally {
      pg.Connection.prototype.emit = emit
    }
    assert.ok(opened.commits.every(({ failed }) => !failed))
    // 43 commands, five statements each.
    assert.ok(ran.length < 60, `${ran.length} statements: ${ran.join(', ')}`)
    assert.ok(ran.includes('UPDATE 32') && ran.includes('SELECT 32') && ran.includes('INSERT 0 32'))
  })

  it('change a row twice where two of them name it in different letters', async () => {
    await using opened = await openNodes()
    await using other = await connectTo(opened.url)
    await other.query('create table spent (id uuid primary key, spent int not null)')
    const ids = [randomUUID(), randomUUID()]
    await other.query('insert into spent select unnest($1::uuid[]), 0', [ids])
    const spend = named('update "spent" set "spent" = "spent" + $1 where "id" = $2', 'spend')
    const spendOnce = command(
      'spendOnce',
      async (transaction, { id }: { id: string; turn: number }) => {
        await transaction.query(spend, [1, id])
      },
      // A slip: it does not name what it changes.
      ({ turn }) => [String(turn)],
    )
    for (const round of [1, 2]) {
      const spellings = ids.flatMap((id) => [id, id.toUpperCase(), id])
      await Promise.all(spellings.map((id, turn) => opened.store.run(spendOnce, { id, turn }, at)))
      const { rows } = await other.query('select spent from spent')
      assert.deepEqual(rows, [{ spent: 3 * round }, { spent: 3 * round }])
    }
  })
})
