import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { command } from '../../command.ts'
import { Dispatcher, gather, type KeyedTask } from './dispatcher.ts'

const nothing = command('nothing', async () => undefined)
const call = { input: {}, at: 0, replies: false }

/** A task that rests on these keys; known by what it was made of. */
const task = (...keys: string[]): KeyedTask => ({ command: nothing, call, keys })

/** The keys of each task, chain by chain. */
const shown = (chains: readonly (readonly KeyedTask[])[]) =>
  chains.map((chain) => chain.map(({ keys }) => keys.join('+')).join(' '))

describe('a batch', () => {
  it('has a chain of those who share a key, in their order, and one of each other', () => {
    const { chains, rest } = gather(
      [task('a'), task('b'), task('a', 'c'), task(), task('c')],
      new Set(),
    )
    assert.deepEqual(shown(chains), ['a a+c c', 'b', ''])
    assert.deepEqual(rest, [])
  })

  it('leaves whom another batch keeps out, whom two chains would need, and whoever must not overtake them', () => {
    const waiting = [
      task('x'),
      task('x', 'd'),
      task('a'),
      task('d'),
      task('b'),
      task('a', 'b'),
      task('b'),
    ]
    const { chains, rest } = gather(waiting, new Set(['x']))
    assert.deepEqual(shown(chains), ['a', 'b'])
    assert.deepEqual(shown(rest.map((left) => [left])), ['x', 'x+d', 'd', 'a+b', 'b'])
  })

  it('has those who share a counter side by side, and apart from whoever has it as a key', () => {
    const counting = (key: string, counter: string) => ({ ...task(key), counters: [counter] })
    const waiting = [
      counting('a', 'code'),
      counting('b', 'code'),
      task('code'),
      counting('c', 'code'),
    ]
    const { chains, rest } = gather(waiting, new Set())
    assert.deepEqual(shown(chains), ['a', 'b'])
    assert.deepEqual(shown(rest.map((left) => [left])), ['code', 'c'])
    const first = gather([task('code'), counting('a', 'code')], new Set())
    assert.deepEqual(shown(first.chains), ['code'])
    assert.deepEqual(gather([counting('a', 'code')], new Set(['code'])).chains, [])
  })

  it('is bounded, and so are its chains', () => {
    const hot = Array.from({ length: 20 }, () => task('hot'))
    const cold = Array.from({ length: 40 }, (_, index) => task(`cold ${index}`))
    const { chains, rest } = gather([...hot, ...cold], new Set())
    assert.deepEqual(
      chains.map(({ length }) => length),
      [8, ...Array.from({ length: 24 }, () => 1)],
    )
    assert.equal(rest.length, 28)
  })
})

/** Runs batches as long as they are let; knows which tasks have begun, in their order. */
function watch(atOnce: number) {
  const begun: KeyedTask[] = []
  const underWay: { chains: readonly (readonly KeyedTask[])[]; end: () => void }[] = []
  const dispatcher = new Dispatcher<KeyedTask>(atOnce, async (chains) => {
    begun.push(...chains.flat())
    await new Promise<void>((resolve) => underWay.push({ chains, end: resolve }))
  })
  return { dispatcher, begun, underWay }
}

describe('the dispatcher', () => {
  it('lets one who comes alone wait for nobody', async () => {
    const { begun, dispatcher } = watch(2)
    const alone = task('a')
    dispatcher.add(alone)
    await turn()
    assert.deepEqual(begun, [alone])
  })

  it('sends those together who come in one turn, and those who came while it could send nobody', async () => {
    const { dispatcher, underWay } = watch(1)
    for (const name of ['a', 'b']) dispatcher.add(task(name))
    await turn()
    for (const name of ['c', 'd']) dispatcher.add(task(name))
    await turn()
    assert.deepEqual(
      underWay.map(({ chains }) => shown(chains)),
      [['a', 'b']],
    )
    underWay[0]?.end()
    await turn()
    await turn()
    assert.deepEqual(shown(underWay[1]?.chains ?? []), ['c', 'd'])
  })

  it('runs each task once, none beside one with which it shares a key, whatever comes when', async () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 })
    const steps = fc.array(fc.oneof(keys, fc.constant('end' as const)), { maxLength: 60 })
    const property = fc.asyncProperty(
      steps,
      fc.integer({ min: 1, max: 3 }),
      async (moves, atOnce) => {
        const { begun, dispatcher, underWay } = watch(atOnce)
        const added: KeyedTask[] = []
        const endOne = async () => {
          underWay.shift()?.end()
          await turn()
          await turn()
        }
        for (const move of moves) {
          if (move === 'end') await endOne()
          else dispatcher.add(added[added.push(task(...move)) - 1] as KeyedTask)
          await turn()
          assert.ok(underWay.length <= atOnce)
          // All chains that are under way, whosever batch they are in.
          const held = underWay.flatMap(({ chains }) =>
            chains.map((chain) => new Set(chain.flatMap(({ keys: own }) => own))),
          )
          assert.equal(
            new Set(held.flatMap((own) => [...own])).size,
            held.reduce((sum, { size }) => sum + size, 0),
          )
        }
        while (underWay.length > 0) await endOne()
        assert.deepEqual(new Set(begun), new Set(added))
        assert.equal(begun.length, added.length)
        // Those who share a key begin in the order in which they came.
        for (const key of 'abcde') {
          const has = ({ keys: own }: KeyedTask) => own.includes(key)
          assert.deepEqual(begun.filter(has), added.filter(has))
        }
      },
    )
    await fc.assert(property, { numRuns: 200 })
  })
})
