import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { planTestProcesses } from './plan-test-processes.mjs'
import { root } from './root.mjs'

/** Files of each process, relative to the root. */
const plan = (files: readonly string[]) =>
  planTestProcesses(files.map((file) => join(root, file))).map((path) =>
    [...readFileSync(path, 'utf8').matchAll(/"(\/.*?\.test\.ts)"/g)].map(([, file = '']) =>
      file.slice(root.length + 1),
    ),
  )

test('files of one folder share a process, as do all of a package’s src', () => {
  assert.deepEqual(
    plan([
      'packages/x/test/desk/b.test.ts',
      'packages/x/src/rules/r.test.ts',
      'packages/x/test/api/c.test.ts',
      'packages/x/test/desk/a.test.ts',
      'packages/x/src/s.test.ts',
    ]),
    [
      ['packages/x/src/rules/r.test.ts', 'packages/x/src/s.test.ts'],
      ['packages/x/test/api/c.test.ts'],
      ['packages/x/test/desk/a.test.ts', 'packages/x/test/desk/b.test.ts'],
    ],
  )
})

test('a large folder is split evenly, and every file is in one part', () => {
  const files = Array.from({ length: 14 }, (_, index) => `bench/${10 + index}.test.ts`)
  const parts = plan(files)
  assert.deepEqual(
    parts.map(({ length }) => length),
    [7, 7],
  )
  assert.deepEqual(parts.flat(), files)
})
