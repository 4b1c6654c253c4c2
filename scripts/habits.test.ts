import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { countFaults, findNewFaults } from './compare-habits.ts'
import { findHabitFaults, findPageFaults } from './find-habit-faults.ts'
import { findCycles, findTestExports } from './find-link-faults.ts'
import { readLinks } from './read-links.ts'

const habitsOf = (source: string, path = 'packages/service/src/a.ts') =>
  findHabitFaults(path, source).map(({ habit, line }) => `${line} ${habit}`)
const link = (files: Record<string, string>) =>
  new Map(
    Object.entries(files).map(([name, source]) => {
      const path = `packages/service/${name}`
      return [path, readLinks(path, source)] as const
    }),
  )

suite('the habits of a file', () => {
  for (const word of ['What', 'How', 'Whether', 'Where', 'Who']) {
    test(`count a comment that begins with ${word}`, () => {
      const source = `\n/** ${word} it is. */\nconst a = 1\n// ${word} else.\n`
      assert.deepEqual(habitsOf(source), ['2 comment-start', '4 comment-start'])
    })
  }

  test('allow these words elsewhere', () => {
    const source = '/** Tells what, how, whether, where and who. */\nconst a = "What is it?"\n'
    assert.deepEqual(habitsOf(source), [])
  })

  test('count gendered pronouns in comments, texts and pages, but not in codes', () => {
    const [he, her, his] = ['He', 'her', 'his']
    const source = `// ${he} asks.\nconst a = 'asks for ${her} code'\nconst b = '${he}'\nconst c = \`${his} \${a}\`\n`
    assert.deepEqual(habitsOf(source), ['1 people', '2 people', '4 people'])
    const lines = findPageFaults('README.md', `The partner\nknows ${his} code.\nThey ask.\n`)
    assert.deepEqual(
      lines.map(({ line }) => line),
      [2],
    )
  })

  test('count a file of more than 300 code lines', () => {
    const source = 'f()\n'.repeat(301)
    assert.deepEqual(habitsOf(source), ['1 long-file'])
    assert.deepEqual(habitsOf('f()\n// Not code.\n'.repeat(300)), [])
  })
})

suite('the links of files', () => {
  test('show a cycle, types included', () => {
    const files = link({
      'src/a.ts': `import type { B } from './b.ts'\nexport type A = B`,
      'src/b.ts': `export * from './c.ts'`,
      'src/c.ts': `const a = await import('./a.ts')`,
      'src/d.ts': `import { x } from './a.ts'`,
    })
    assert.deepEqual(
      findCycles(files)
        .map(({ path }) => path.at(-4))
        .toSorted(),
      ['a', 'b', 'c'],
    )
  })

  test('show an export that only tests use', () => {
    const files = link({
      'src/a.ts': 'export const tested = 1\nexport const used = 2\nexport const own = 3\nf(own)',
      'src/b.ts': `import { used } from './a.ts'`,
      'test/a.test.ts': `import { own, tested, used } from '../src/a.ts'`,
    })
    assert.deepEqual(
      findTestExports(files).map(({ message }) => message),
      ['exports tested, which tests alone use'],
    )
  })
})

suite('known faults', () => {
  const fault = (path: string, line = 1) =>
    ({ habit: 'people', path, line, message: 'a pronoun' }) as const
  const there = () => true

  test('may stay or go, and may not grow', () => {
    const known = countFaults([fault('a.ts', 1), fault('a.ts', 2)])
    assert.deepEqual(findNewFaults([fault('a.ts', 3), fault('a.ts', 4)], known, there), [])
    assert.deepEqual(findNewFaults([fault('a.ts')], known, there), [])
    const more = [fault('a.ts', 1), fault('a.ts', 2), fault('a.ts', 3)]
    assert.deepEqual(findNewFaults(more, known, there), more)
    assert.deepEqual(findNewFaults([fault('b.ts')], known, there), [fault('b.ts')])
  })

  test('move with a file', () => {
    const known = countFaults([fault('old/a.ts')])
    const moved = (path: string) => path !== 'old/a.ts'
    assert.deepEqual(findNewFaults([fault('new/a.ts')], known, moved), [])
    assert.equal(findNewFaults([fault('new/a.ts')], known, there).length, 1)
  })
})
