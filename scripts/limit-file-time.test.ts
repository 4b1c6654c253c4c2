import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const limit = pathToFileURL(join(root, 'scripts', 'limit-file-time.mjs')).href

suite('the time limit of a test file', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const run = (name: string, source: string, seconds: string) => {
    writeFileSync(join(folder, name), `import { test } from 'node:test'\n${source}`)
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    return spawnSync(process.execPath, ['--import', limit, '--test', name], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, TEST_FILE_SECONDS: seconds },
      timeout: 60_000,
    })
  }

  const hanging: Record<string, string> = {
    'waits for ever': `test('waits', () => new Promise(() => setInterval(() => {}, 1000)))`,
    spins: `test('spins', () => { for (;;); })`,
    'leaves something open': `test('passes', () => {}); setInterval(() => {}, 1000)`,
  }
  for (const [what, source] of Object.entries(hanging)) {
    test(`ends one that ${what}, and names it`, () => {
      const { status, stdout } = run('hanging.test.ts', source, '1')
      assert.equal(status, 1, stdout)
      assert.match(stdout, /hanging\.test\.ts ran longer than 1 s and was ended/)
      assert.match(stdout, /✖ .*hanging\.test\.ts/)
    })
  }

  test('leaves one alone that ends in time', () => {
    const { status, stdout } = run('short.test.ts', `test('passes', () => {})`, '60')
    assert.equal(status, 0, stdout)
    assert.match(stdout, /pass 1/)
  })
})
