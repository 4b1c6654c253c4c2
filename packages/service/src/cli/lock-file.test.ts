import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { withLock } from './lock-file.ts'

test('work under one lock is done one after the other, and the lock is gone after it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'below', 'lock')
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
  }
  await Promise.all([1, 2, 3, 4].map(() => withLock(file, work)))
  assert.equal(most, 1)
  await assert.rejects(
    withLock(file, () => Promise.reject(new Error('broken'))),
    /broken/,
  )
  assert.equal(existsSync(file), false)
})

test('the lock of a process that died is taken over', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'lock')
  const { pid } = spawnSync(process.execPath, ['--eval', ''])
  writeFileSync(file, String(pid))
  assert.equal(await withLock(file, () => Promise.resolve('done')), 'done')
})
