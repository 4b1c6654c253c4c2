import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { hasRun, readCoverage } from './coverage.ts'

test('coverage covers threads, too, at the offsets of the source', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'src'))
  const source = `export function pick(value: number | undefined, other: string): string {
  if (value === undefined) return 'nothing'
  return other
}
`
  writeFileSync(join(root, 'src', 'pick.ts'), source)
  writeFileSync(
    join(root, 'main.ts'),
    `import { Worker, isMainThread } from 'node:worker_threads'
import { pick } from './src/pick.ts'
if (isMainThread) new Worker(new URL(import.meta.url))
else pick(1, 'other')
`,
  )
  const coverage = join(root, 'coverage')
  const { status, stderr } = spawnSync(process.execPath, ['main.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NODE_V8_COVERAGE: coverage },
  })
  assert.equal(status, 0, stderr)
  const found = readCoverage(coverage, root).get('src/pick.ts') ?? []
  const ran = (text: string) => hasRun(found, source.indexOf(text))
  assert.deepEqual(
    [ran('value === undefined'), ran(`'nothing'`), ran('other\n')],
    [true, false, true],
  )
})
