import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ConfigError } from '../config/config.ts'
import { defaultPolicy } from '../rules/vetting/default-policy.ts'
import { openPolicy } from './open-policy.ts'

const folder = mkdtempSync(join(tmpdir(), 'accredit-'))
after(() => rmSync(folder, { recursive: true }))

function writePolicy(policy: unknown): string {
  const file = join(folder, 'policy.json')
  writeFileSync(file, JSON.stringify(policy))
  return file
}

test('a policy is the operator’s file, or the default without one', async () => {
  const [last] = defaultPolicy.rows.slice(-1)
  const policy = { name: 'ours', rows: [last] }
  assert.deepEqual(await openPolicy(writePolicy(policy)), policy)
  assert.equal(await openPolicy(''), defaultPolicy)
})

test('an invalid policy file is refused with all its faults', async () => {
  const file = writePolicy({ rows: [], mode: 1 })
  await assert.rejects(
    () => openPolicy(file),
    (error) => {
      assert.ok(error instanceof ConfigError)
      assert.ok(error.message.startsWith(`${file} is not a valid policy: `))
      for (const problem of [/must have a name/, /must have rows/, /"mode", which is unknown/]) {
        assert.match(error.message, problem)
      }
      return true
    },
  )
})

test('the error for a missing file names it', async () => {
  const file = join(folder, 'nowhere.yaml')
  await assert.rejects(
    () => openPolicy(file),
    (error) => error instanceof ConfigError && error.message.includes(file),
  )
})
