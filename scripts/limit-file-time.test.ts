import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const limit = pathToFileURL(join(root, 'scripts', 'limit-file-time.mjs')).href
const testFiles = pathToFileURL(join(root, 'scripts', 'test-files.mjs')).href

suite('the time limit of a test file', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const write = (name: string, source: string) => {
    writeFileSync(join(folder, name), `import { test } from 'node:test'\n${source}`)
    return join(folder, name)
  }
  const run = (name: string, source: string, seconds: string) => {
    write(name, source)
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

  const together = (source: string, seconds: string) => {
    const files = [
      write('first.test.ts', `test('passes', () => {})`),
      write('second.test.ts', source),
    ]
    const list = JSON.stringify(files)
    return run('room.mjs', `import { testFiles } from '${testFiles}'\ntestFiles(${list})`, seconds)
  }

  test('names the file that spins in a shared process', () => {
    const { status, stdout } = together(hanging['spins'] ?? '', '1')
    assert.equal(status, 1, stdout)
    assert.match(stdout, /^.*second\.test\.ts ran longer than 1 s and was ended/m)
  })

  test('names all files of a process in which one leaves something open', () => {
    const { status, stdout } = together(hanging['leaves something open'] ?? '', '1')
    assert.equal(status, 1, stdout)
    assert.match(stdout, /first\.test\.ts, .*second\.test\.ts left open ran longer than 1 s/)
  })

  test('restarts for each file of a shared process', () => {
    const short = `test('passes', () => new Promise((resolve) => setTimeout(resolve, 700)))`
    const files = ['first', 'second'].map((name) => write(`${name}.test.ts`, short))
    const list = JSON.stringify(files)
    const room = `import { testFiles } from '${testFiles}'\ntestFiles(${list})`
    const { status, stdout } = run('room.mjs', room, '2')
    assert.equal(status, 0, stdout)
    assert.match(stdout, /pass 4/)
  })

  test('does not affect a file that ends in time', () => {
    const { status, stdout } = run('short.test.ts', `test('passes', () => {})`, '60')
    assert.equal(status, 0, stdout)
    assert.match(stdout, /pass 1/)
  })
})
