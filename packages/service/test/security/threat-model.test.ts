import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const tests = join(import.meta.dirname, '..')
const text = readFileSync(join(tests, '..', '..', '..', 'SECURITY.md'), 'utf8')
const [, model = ''] = /^## What is protected against whom$(.*?)^## /ms.exec(text) ?? []
const claims = model.split(/^- /m).slice(1)

test('every claim of the threat model names its asset, and tests that exist', () => {
  assert.ok(claims.length >= 25, String(claims.length))
  for (const claim of claims) {
    const [, asset, control, proof = ''] =
      /^\*\*(.+?)\*\*(.+)\n {2}Tests: (.+)$/ms.exec(claim.replace(/^###.*$/m, '').trim()) ?? []
    assert.ok(asset && control, claim)
    const files = proof.split(',').map((name) => /^`([\w/-]+\.test\.ts)`$/.exec(name.trim())?.[1])
    for (const file of files)
      assert.ok(file && existsSync(join(tests, file)), `${file} of: ${asset}`)
  }
})
