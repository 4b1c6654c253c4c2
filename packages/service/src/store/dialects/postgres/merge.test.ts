import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { merge, type OfChain } from './merge.ts'

const insert = 'insert into "kept" ("a", "b") values ($1, $2)'
const other = 'insert into "other" ("a", "b") values ($1, $2)'
const put = `${insert} on conflict ("a") do update set "b" = excluded."b"`

const chains = Array.from({ length: 40 }, () => ({}))

/** A statement with its values; of all chains where none is given. */
const send = (
  sql: string,
  values: readonly string[],
  chain?: number,
  more: Partial<OfChain> = { quiet: true },
): OfChain => ({
  sql,
  name: sql.length.toString(),
  parameters: values,
  ...(chain !== undefined && { chain: chains[chain] }),
  ...more,
})

const textOf = (statements: readonly OfChain[]) =>
  merge(statements).map(({ sent }) => [sent.sql, sent.parameters.join('')])

describe('statements of several chains', () => {
  it('are one insert where they are the same, with the rows of each', () => {
    assert.deepEqual(textOf([send(put, ['a', '1'], 0), send(put, ['b', '2'], 1)]), [
      [put.replace('($1, $2)', '($1, $2), ($3, $4)'), 'a1b2'],
    ])
    const two = insert.replace('($1, $2)', '($1, $2), ($3, $4)')
    assert.deepEqual(
      textOf([send(two, ['a', '1', 'b', '2'], 0), send(two, ['c', '3', 'd', '4'], 1)]),
      [[`${two}, ($5, $6), ($7, $8)`, 'a1b2c3d4']],
    )
  })

  it('are as many inserts as there are powers of two in their number', () => {
    const some = Array.from({ length: 27 }, (_, chain) => send(insert, [`${chain}`, ''], chain))
    assert.deepEqual(
      merge(some).map(({ members }) => members.length),
      [16, 8, 2, 1],
    )
  })

  it('stay apart where they return something, have no name, no chain, or values of another kind', () => {
    const pairs = [
      [`${insert} returning "a"`, {}],
      [insert, { quiet: true, name: undefined }],
      [insert.replace('$2', 'nextval($2)'), { quiet: true }],
      [`${put} where "kept"."b" < $2`, { quiet: true }],
      [`delete from "kept" where "a" = $1 and "b" = $2`, { quiet: true }],
    ] as const
    for (const [sql, more] of pairs) {
      const both = [send(sql, ['a', '1'], 0, more), send(sql, ['b', '2'], 1, more)]
      assert.equal(merge(both).length, 2, sql)
    }
    assert.equal(merge([send(insert, ['a', '1']), send(insert, ['b', '2'])]).length, 2)
  })

  it('of one are one statement, where they are inserts into several tables', () => {
    assert.deepEqual(
      textOf([send('begin', []), send(put, ['a', '1'], 0), send(other, ['b', '2'], 0)]),
      [
        ['begin', ''],
        [`with "w0" as (${put}) ${other.replace('$1, $2', '$3, $4')}`, 'a1b2'],
      ],
    )
    const again = send(put, ['c', '3'], 0)
    assert.equal(merge([send(put, ['a', '1'], 0), again]).length, 2)
    assert.equal(merge([again, send(other, ['b', '2'], 1)]).length, 2)
    assert.equal(merge([again, send('select $1, $2', ['b', '2'], 0, {})]).length, 2)
  })

  it('are each sent once, in the order of their chain, and never beyond what concerns all', () => {
    const anything = fc.record({
      sql: fc.constantFrom(insert, put, other, 'select $1, $2'),
      chain: fc.option(fc.nat(4), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), (wanted) => {
        const sent = wanted.map(({ sql, chain }, index) =>
          send(sql, [String(index), ''], chain, { quiet: sql !== 'select $1, $2' }),
        )
        const placeOf = new Map(
          merge(sent)
            .flatMap(({ members }) => members)
            .map((member, place) => [member, place]),
        )
        assert.equal(placeOf.size, sent.length)
        for (const [index, one] of sent.entries()) {
          for (const later of sent.slice(index + 1)) {
            if (one.chain && later.chain && one.chain !== later.chain) continue
            assert.ok((placeOf.get(one) ?? 0) < (placeOf.get(later) ?? 0))
          }
        }
      }),
    )
  })
})
