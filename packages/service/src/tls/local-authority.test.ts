import assert from 'node:assert/strict'
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { connect, type TLSSocket } from 'node:tls'
import {
  canServe,
  canVouch,
  createAuthority,
  issueCertificate,
  localHosts,
  type KeyPair,
} from './local-authority.ts'
import { signCertificate } from './sign-certificate.ts'

const day = 86_400_000
const now = Date.now()
const authority = createAuthority(now, localHosts)
const server = issueCertificate(authority, now, localHosts)
const other = createAuthority(now, localHosts)

/** Starts a server with a certificate; returns a function that tries to connect and reports. */
async function serve(t: TestContext, { certificate, privateKey }: KeyPair) {
  const listening = createServer({ cert: certificate, key: privateKey })
  await new Promise<void>((resolve) => {
    listening.listen(0, '127.0.0.1', resolve)
  })
  t.after(() => listening.close())
  const { port } = listening.address() as AddressInfo
  return (servername: string, ca: string | undefined) =>
    new Promise<string>((resolve) => {
      const socket: TLSSocket = connect(
        { host: '127.0.0.1', port, servername, ...(ca === undefined ? {} : { ca }) },
        () => {
          socket.end()
          resolve('connected')
        },
      )
      socket.on('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'UNSPECIFIED' ? error.message : String(error.code)),
      )
    })
}

test('a client that trusts the authority connects under every local name', async (t) => {
  const attempt = await serve(t, server)
  assert.equal(await attempt('localhost', authority.certificate), 'connected')
  // Without a server name, the client verifies the address.
  assert.equal(await attempt('', authority.certificate), 'connected')
  assert.equal(
    await attempt('elsewhere.test', authority.certificate),
    'ERR_TLS_CERT_ALTNAME_INVALID',
  )
  assert.equal(await attempt('localhost', undefined), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  assert.notEqual(await attempt('localhost', other.certificate), 'connected')
})

test('a certificate of the authority for any other host is not accepted', async (t) => {
  const stolen = issueCertificate(authority, now, ['login.microsoftonline.com', '203.0.113.7'])
  const attempt = await serve(t, stolen)
  const outcome = await attempt('login.microsoftonline.com', authority.certificate)
  assert.equal(outcome, 'permitted subtree violation')
  const byAddress = await serve(t, issueCertificate(authority, now, ['127.0.0.2']))
  assert.equal(await byAddress('', authority.certificate), 'permitted subtree violation')
})

test('the certificates state their hosts, usage and lifetime', () => {
  const hosts = ['localhost', '127.0.0.1', '::1', '2001:db8::7']
  const signer = createAuthority(now, hosts)
  const above = new X509Certificate(signer.certificate)
  const certificate = new X509Certificate(issueCertificate(signer, now, hosts).certificate)
  assert.equal(above.ca, true)
  assert.equal(certificate.ca, false)
  assert.equal(
    certificate.subjectAltName,
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:0:0:7',
  )
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1'])
  assert.equal(certificate.validToDate.getTime() - certificate.validFromDate.getTime(), 825 * day)
  assert.match(above.subject, /^CN=Accredit local authority \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  assert.equal(certificate.issuer, above.subject)
})

test('an authority is reused for its hosts, until a month before it expires', () => {
  assert.equal(canVouch(authority, now, localHosts), true)
  assert.equal(canVouch(authority, now, ['localhost']), true)
  assert.equal(canVouch(authority, now + 3600 * day, localHosts), true)
  assert.equal(canVouch(authority, now + 3630 * day, localHosts), false)
  assert.equal(canVouch(authority, now - 2 * day, localHosts), false)
  assert.equal(canVouch(authority, now, [...localHosts, 'accredit.internal']), false)
  assert.equal(canVouch(authority, now, ['10.0.0.1']), false)
  assert.equal(canVouch({ ...authority, privateKey: other.privateKey }, now, localHosts), false)
  assert.equal(canVouch({ ...authority, certificate: 'no PEM' }, now, localHosts), false)
})

test('a server certificate is reused for its hosts, until a month before it expires', () => {
  assert.equal(canServe(server, authority, now, localHosts), true)
  assert.equal(canServe(server, authority, now + 790 * day, localHosts), true)
  assert.equal(canServe(server, authority, now + 800 * day, localHosts), false)
  assert.equal(canServe(server, authority, now, ['localhost', 'accredit.internal']), false)
  assert.equal(canServe(server, authority, now, ['10.0.0.1']), false)
  assert.equal(canServe(server, other, now, localHosts), false)
  assert.equal(
    canServe({ ...server, privateKey: other.privateKey }, authority, now, localHosts),
    false,
  )
})

test('a certificate expires no later than its authority', () => {
  const late = now + 3500 * day
  const certificate = new X509Certificate(issueCertificate(authority, late, localHosts).certificate)
  assert.equal(certificate.validTo, new X509Certificate(authority.certificate).validTo)
})

test('an RSA key signs its own certificate, also beyond the year 2050', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = signCertificate({
    subject: 'Contoso integration',
    issuer: 'Contoso integration',
    publicKey,
    signingKey: privateKey,
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2051, 0, 1),
    purpose: { hosts: [] },
  })
  const certificate = new X509Certificate(pem)
  assert.equal(certificate.verify(publicKey), true)
  assert.equal(certificate.validToDate.toISOString(), '2051-01-01T00:00:00.000Z')
  assert.equal(
    certificate.checkPrivateKey(
      createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    ),
    true,
  )
})
