import assert from 'node:assert/strict'
import fs, { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { writeAnchor } from './anchor.ts'
import { openAuditKeys } from './audit-key.ts'

// Without fsync, a file renamed into place may be empty after a power failure: the key that signed
// the database's content would be lost, and no start succeeds with an empty anchor or key.
test('a new key is on disk before anything is signed with it', (context) => {
  const sync = context.mock.method(fs, 'fsyncSync')
  openAuditKeys(join(makeFolder(context), 'audit-key.pem'))
  assert.equal(sync.mock.callCount(), 1)
})

test('an anchor is on disk before it replaces the previous one', async (context) => {
  const folder = makeFolder(context)
  const handle = await open(join(folder, 'other'), 'w')
  const sync = context.mock.method(Object.getPrototypeOf(handle) as typeof handle, 'sync')
  await handle.close()
  await writeAnchor(join(folder, 'audit-key.anchor.json'), { number: 1, hash: 'x' })
  assert.equal(sync.mock.callCount(), 1)
})

function makeFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  context.after(() => rmSync(folder, { recursive: true }))
  return folder
}
