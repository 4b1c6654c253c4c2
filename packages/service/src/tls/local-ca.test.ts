import assert from 'node:assert/strict'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { connect, type TLSSocket } from 'node:tls'
import { areUsable, createLocalCertificates } from './local-ca.ts'
import { signCertificate } from './sign-certificate.ts'

const day = 86_400_000
const now = Date.now()

test('a client that trusts the authority connects under every local name', async (t) => {
  const local = await createLocalCertificates(now)
  const server = createServer({ cert: local.certificate, key: local.privateKey })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const attempt = (servername: string, ca: string | undefined) =>
    new Promise<string>((resolve) => {
      const socket: TLSSocket = connect(
        { host: '127.0.0.1', port, servername, ...(ca === undefined ? {} : { ca }) },
        () => {
          socket.end()
          resolve('connected')
        },
      )
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
    })
  assert.equal(await attempt('localhost', local.authority), 'connected')
  // Without a server name the address itself is compared.
  assert.equal(await attempt('', local.authority), 'connected')
  assert.equal(await attempt('elsewhere.test', local.authority), 'ERR_TLS_CERT_ALTNAME_INVALID')
  assert.equal(await attempt('localhost', undefined), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  const other = await createLocalCertificates(now)
  assert.notEqual(await attempt('localhost', other.authority), 'connected')
})

test('the certificates say what they are for', async () => {
  const local = await createLocalCertificates(now, ['localhost', '127.0.0.1', '::1', '2001:db8::7'])
  const authority = new X509Certificate(local.authority)
  const certificate = new X509Certificate(local.certificate)
  assert.equal(authority.ca, true)
  assert.equal(certificate.ca, false)
  assert.equal(
    certificate.subjectAltName,
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:0:0:7',
  )
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1'])
  assert.equal(certificate.validToDate.getTime() - certificate.validFromDate.getTime(), 825 * day)
  assert.match(authority.subject, /^CN=Accredit local authority \d{4}-\d\d-\d\d$/)
  assert.equal(certificate.issuer, authority.subject)
})

test('certificates are usable for their hosts, until a month before their end', async () => {
  const local = await createLocalCertificates(now)
  const other = await createLocalCertificates(now)
  assert.equal(areUsable(local, now), true)
  assert.equal(areUsable(local, now + 790 * day), true)
  assert.equal(areUsable(local, now + 800 * day), false)
  assert.equal(areUsable(local, now, ['localhost', 'accredit.internal']), false)
  assert.equal(areUsable(local, now, ['10.0.0.1']), false)
  assert.equal(areUsable({ ...local, authority: other.authority }, now), false)
  assert.equal(areUsable({ ...local, privateKey: other.privateKey }, now), false)
  assert.equal(areUsable({ ...local, certificate: 'no PEM' }, now), false)
})

test('an RSA key signs a certificate for itself, also beyond the year 2050', () => {
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
  assert.equal(certificate.checkPrivateKey(privateKey), true)
})
