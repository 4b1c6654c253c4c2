import assert from 'node:assert/strict'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { renewLocalCertificates } from './renew-local-certificates.ts'
import { localHosts } from './local-authority.ts'

const day = 86_400_000
const now = Date.now()

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-tls-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'tls')
}

test('a second start reuses the files of the first; only the owner can read keys', (t) => {
  const folder = emptyFolder(t)
  const first = renewLocalCertificates(folder, localHosts, now)
  assert.equal(first.authorityReplaced, false)
  assert.deepEqual(readdirSync(folder).toSorted(), ['ca-key.pem', 'ca.pem', 'server.pem'])
  for (const file of ['ca-key.pem', 'server.pem']) {
    assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file)
  }
  assert.equal(readFileSync(join(folder, 'ca.pem'), 'utf8'), first.authority)
  assert.ok(!first.authority.includes('PRIVATE KEY'))
  // A copy or a restored backup may have other permissions.
  chmodSync(join(folder, 'ca-key.pem'), 0o644)
  const second = renewLocalCertificates(folder, localHosts, now + day)
  assert.equal(second.authority, first.authority)
  assert.deepEqual(second.server, first.server)
  assert.equal(statSync(join(folder, 'ca-key.pem')).mode & 0o777, 0o600)
})

test('a server certificate that expires soon is renewed under the same authority', (t) => {
  const folder = emptyFolder(t)
  const first = renewLocalCertificates(folder, localHosts, now)
  const later = renewLocalCertificates(folder, localHosts, now + 800 * day)
  assert.equal(later.authority, first.authority)
  assert.notEqual(later.server.certificate, first.server.certificate)
  assert.equal(later.authorityReplaced, false)
})

test('another host requires a new authority, which the result reports', (t) => {
  const folder = emptyFolder(t)
  const first = renewLocalCertificates(folder, localHosts, now)
  const wider = renewLocalCertificates(folder, [...localHosts, 'accredit.internal'], now)
  assert.notEqual(wider.authority, first.authority)
  assert.equal(wider.authorityReplaced, true)
  const again = renewLocalCertificates(folder, localHosts, now)
  assert.equal(again.authority, wider.authority)
  assert.equal(again.authorityReplaced, false)
})

test('incomplete and invalid files are replaced', (t) => {
  const folder = emptyFolder(t)
  const first = renewLocalCertificates(folder, localHosts, now)
  rmSync(join(folder, 'ca-key.pem'))
  const second = renewLocalCertificates(folder, localHosts, now)
  assert.notEqual(second.authority, first.authority)
  assert.equal(second.authorityReplaced, true)
  writeFileSync(join(folder, 'server.pem'), 'nonsense')
  const third = renewLocalCertificates(folder, localHosts, now)
  assert.equal(third.authority, second.authority)
  assert.match(third.server.certificate, /BEGIN CERTIFICATE/)
})
