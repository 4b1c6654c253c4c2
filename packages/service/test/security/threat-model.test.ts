import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const tests = join(import.meta.dirname, '..')
const text = readFileSync(join(tests, '..', '..', '..', 'SECURITY.md'), 'utf8')
const rows = text.split('\n').filter((line) => /^\| .*\.test\.ts` *\|$/.test(line))

test('every control of the threat model names tests that exist', () => {
  assert.ok(rows.length >= 15, String(rows.length))
  for (const row of rows) {
    const [asset, attacker, control, proof, ...more] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    assert.ok(asset && attacker && control && proof && more.length === 0, row)
    const files = [...proof.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, file = '']) => file)
    assert.ok(files.length > 0, row)
    for (const file of files) assert.ok(existsSync(join(tests, file)), `${file} of: ${asset}`)
  }
})
