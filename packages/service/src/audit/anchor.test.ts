import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeAnchor } from './anchor.ts'

test('an anchor that cannot be written leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  try {
    // The last step fails, as it does where the name is taken by something else.
    const file = join(folder, 'audit.anchor.json')
    mkdirSync(file)
    await assert.rejects(writeAnchor(file, { number: 1, hash: 'hash' }))
    assert.deepEqual(readdirSync(folder), ['audit.anchor.json'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
