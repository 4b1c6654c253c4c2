import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readDocstringExamples, readPageExamples } from './read-examples.ts'

it('reads what stands behind @example, up to the next tag', () => {
  const source = `/* no @example here */
  /**
   * Says it.
   * @example
   * if (ready) {
   *   say()
   * }
   * @throws when nobody listens
   */
  export const a = '/** @example in a text */'

  /** @example one() */
  export const b = 1
`
  assert.deepEqual(readDocstringExamples('a.ts', source), [
    { place: 'a.ts:4', code: 'if (ready) {\n  say()\n}\n' },
    { place: 'a.ts:12', code: 'one() ' },
  ])
})

it('reads TypeScript blocks, behind a tag and without one', () => {
  const source = `/**
 * Says it:
 * \`\`\`ts
 * say()
 * \`\`\`
 * and not
 * \`\`\`sh
 * say
 * \`\`\`
 * @example
 * Loudly:
 * \`\`\`typescript
 * shout()
 * \`\`\`
 */
`
  assert.deepEqual(
    readDocstringExamples('a.ts', source).map(({ code }) => code),
    ['shout()\n', 'say()\n'],
  )
})

it('reads the TypeScript blocks of a page', () => {
  const page = 'Text\n\n```ts\nsay()\n```\n\n```js\nnot()\n```\n\n```typescript\nshout()\n```\n'
  assert.deepEqual(readPageExamples('page.md', page), [
    { place: 'page.md:4', code: 'say()\n' },
    { place: 'page.md:12', code: 'shout()\n' },
  ])
})

it('does not pass over a file that is not TypeScript', () => {
  assert.throws(() => readDocstringExamples('a.ts', 'const = 1'), /^Error: a\.ts: /)
})
