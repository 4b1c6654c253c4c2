import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { AuditKeyError, openAuditKeys, readAuditKeys } from '../../src/audit/audit-key.ts'

describe('the audit key', () => {
  it('is made once, is readable by its owner alone, and can be replaced', () => {
    const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
    try {
      const file = join(folder, 'deep', 'audit-key.pem')
      const made = openAuditKeys(file)
      assert.equal(statSync(file).mode & 0o777, 0o600)
      chmodSync(file, 0o644)
      assert.equal(openAuditKeys(file).keyId, made.keyId)
      assert.equal(statSync(file).mode & 0o777, 0o600)
      const signature = made.sign('text')
      const publicPem = made.publicKeys.get(made.keyId) ?? ''
      assert.equal(made.isSigned('text', signature, made.keyId), true)
      assert.equal(made.isSigned('text!', signature, made.keyId), false)
      assert.equal(made.isSigned('text', signature, 'another'), false)

      const publicFile = join(folder, 'public.pem')
      writeFileSync(publicFile, publicPem)
      assert.equal(readAuditKeys(publicFile).isSigned('text', signature, made.keyId), true)
      assert.throws(() => openAuditKeys(publicFile), AuditKeyError)

      const other = join(folder, 'other.pem')
      openAuditKeys(other)
      writeFileSync(other, `${readFileSync(other, 'utf8')}\n${publicPem}`)
      const replaced = openAuditKeys(other)
      assert.notEqual(replaced.keyId, made.keyId)
      assert.equal(replaced.isSigned('text', signature, made.keyId), true)

      writeFileSync(other, 'no key at all')
      assert.throws(() => openAuditKeys(other), AuditKeyError)
      assert.throws(() => readAuditKeys(join(folder, 'none.pem')), AuditKeyError)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
