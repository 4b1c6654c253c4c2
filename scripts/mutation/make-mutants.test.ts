import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { equivalents } from './equivalents.ts'
import { makeMutants } from './make-mutants.ts'
import { applyMutant, nameMutant } from './mutant.ts'
import { shuffle } from './sample.ts'

const changesOf = (source: string) =>
  makeMutants('a.ts', source).map(({ original, replacement }) => `${original} → ${replacement}`)

suite('mutants', () => {
  const expected: Record<string, string[]> = {
    'if (a) b()': ['a → true', 'a → false', 'b() → ;'],
    'const x = a < 1': ['< → <=', '1 → 2'],
    'const x = a === b && !c': ['=== → !==', '&& → ||', '!c → c'],
    'const x = a ?? b': ['a ?? b → a'],
    'await save(x)': ['await save(x) → ;', 'await save(x) → void save(x)'],
    'const x = rows.filter(isDue)': ['rows.filter(isDue) → rows'],
    "const x = db.where('due_at', '<=', at)": ["db.where('due_at', '<=', at) → db", "'<=' → '<'"],
    "const x = { state: 'desk' }": ["'desk' → ''"],
    'const x = sql`a = ${b} order by c desc`': ['= → <>', 'desc → asc'],
    'const x = sql<number>`a = b`': ['= → <>'],
    'const x = html`<p>a and b</p>`': [],
    'const x = [a]': ['[a] → []'],
    'const x = rows.some(isDue)': ['some → every'],
  }
  for (const [source, changes] of Object.entries(expected)) {
    test(`of ${source}`, () => assert.deepEqual(changesOf(source).toSorted(), changes.toSorted()))
  }

  test('leave out types, imports, log lines, error texts and prose', () => {
    const source = `
      import { a } from './a.ts'
      type T = { kind: 'one' | 'two' }
      log.info({ count: 1 }, 'told')
      throw new Error('not ' + (1 + 2))
      const x = { text: 'A sentence for a person.' }
    `
    assert.deepEqual(changesOf(source), [])
  })

  test('are applied in place, and leave a file that parses', () => {
    const source = 'export const isDue = (at: number) => at <= now() && !stopped\n'
    const mutants = makeMutants('a.ts', source)
    assert.equal(mutants.length, 3)
    for (const mutant of mutants) {
      const mutated = applyMutant(source, mutant)
      assert.notEqual(mutated, source)
      assert.ok(makeMutants('a.ts', mutated).length > 0)
    }
  })

  test('are sampled by a seed, whatever precedes them', () => {
    const names = (source: string, seed: string) =>
      shuffle(makeMutants('a.ts', source), seed).map(nameMutant)
    const source = 'const x = a < b\nconst y = c > d\nconst z = e * f\nconst w = g - h\n'
    assert.deepEqual(names(`// A comment.\n${source}`, '1'), names(source, '1'))
    const orders = new Set(['1', '2', '3', '4', '5'].map((seed) => names(source, seed).join()))
    assert.ok(orders.size > 1)
  })
})

test('every mutant listed as equivalent exists in the current code', () => {
  for (const name of Object.keys(equivalents)) {
    const [path = ''] = name.split(' ')
    const names = makeMutants(path, readFileSync(path, 'utf8')).map(nameMutant)
    assert.ok(names.includes(name), name)
  }
})
