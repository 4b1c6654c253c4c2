import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it, type TestContext } from 'node:test'
import pino from 'pino'
import { signTestEvent, verifyEvent, type EventKeys } from '@accredit/client'
import { trustCertificates } from '@accredit/client/node'
import { readConfig } from '../../src/config/config.ts'
import { readEventCertificate } from '../../src/tls/event-certificate.ts'
import { startService } from '../../src/service.ts'
import { createAuthority } from '../../src/tls/local-authority.ts'
import { signCertificate } from '../../src/tls/sign-certificate.ts'
import { startAuthority } from '../admin/authority.ts'
import { id } from '../admin/operator.ts'
import { callMain } from '../cli/call-main.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { call, startTestService } from '../support/service.ts'
import { startCallbackReceiver } from './partner-center-receiver.ts'

const registration = '/webhooks/v1/registration'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const microsoft = { organization: 'Microsoft Corporation', name: 'Test' }
const times = { notBefore: Date.now() - 60_000, notAfter: Date.now() + 3_600_000 }
const authority = signCertificate({
  subject: microsoft,
  issuer: microsoft,
  publicKey,
  signingKey: privateKey,
  ...times,
  purpose: { signsFor: ['invalid'] },
})
const signed = (more: object = {}) =>
  signCertificate({
    subject: 'Events',
    issuer: microsoft,
    publicKey,
    signingKey: privateKey,
    ...times,
    purpose: { hosts: [] },
    ...more,
  })

/** Writes files for the two options. */
function filesOf(t: TestContext, certificate: string, privateKeyText: string) {
  const folder = temporaryFolder(t)
  const paths = { eventCertificate: join(folder, 'c.pem'), eventKey: join(folder, 'k.pem') }
  writeFileSync(paths.eventCertificate, certificate)
  writeFileSync(paths.eventKey, privateKeyText)
  return paths
}

it('a certificate of the operator signs, and is published for anybody', async (t) => {
  await using service = await startTestService(undefined, filesOf(t, signed(), key))
  await using receiver = await startCallbackReceiver(authority)
  const token = await service.appToken()
  const body = { WebhookUrl: receiver.url, WebhookEvents: ['test-created'] }
  await service.call('POST', registration, { token, body })
  await service.call('POST', `${registration}/validationEvents`, { token })
  while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal(receiver.received[0]?.status, 200)
  const none = await fetch(`${service.url}/sandbox/v1/event-authority`)
  assert.equal(none.status, 404)
})

it('files that cannot sign are refused with their option', (t) => {
  const config = (paths: Partial<ReturnType<typeof filesOf>>) =>
    readConfig({ eventCertificate: '', eventKey: '', ...paths }, {})
  const both = filesOf(t, signed(), key)
  const elliptic = createAuthority(Date.now(), ['localhost'])
  assert.equal(readEventCertificate(config({})), undefined)
  for (const [paths, told] of [
    [{ eventKey: both.eventKey }, 'CertificatePair'],
    [filesOf(t, 'none', key), 'CertificateForm'],
    [filesOf(t, signed(), 'none'), 'CertificateKeyForm'],
    [filesOf(t, signed(), elliptic.privateKey), 'KeyOfCertificate'],
    [filesOf(t, elliptic.certificate, elliptic.privateKey), 'EventKeyKind'],
  ] as const) {
    assert.throws(
      () => readEventCertificate(config(paths)),
      (error) => JSON.stringify(error).includes(told),
      told,
    )
  }
})

it('a worker has to be told the address at which the certificate is published', async (t) => {
  const { eventCertificate, eventKey } = filesOf(t, signed(), key)
  const flags = ['--event-certificate', eventCertificate, '--event-key', eventKey]
  const data = temporaryFolder(t)
  const ended = await callMain(t, ['work', '--data', data, ...flags], { environment: {} })
  assert.equal(ended.code, 2)
  assert.match(ended.stderr, /ACCREDIT_PUBLIC_URL/)
})

it('production without a certificate refuses registrations and says what is missing', async (t) => {
  const issuer = await startAuthority(t)
  const data = temporaryFolder(t)
  const config = readConfig(
    { mode: 'production', port: '0', authority: issuer.url, data, logLevel: 'silent' },
    {},
  )
  const setup = join(data, 'setup.yaml')
  writeFileSync(setup, setupFile)
  for (const words of [['migrate'], ['admin', 'apply', setup, '--by', 'ops@tests']]) {
    const ended = await callMain(t, [...words, '--data', data], { environment: {} })
    assert.equal(ended.code, 0, ended.stderr)
  }
  const running = await startService(config, { log: pino({ level: 'silent' }) })
  t.after(() => running.stop())
  const token = await issuer.token()
  const body = { WebhookUrl: 'https://hooks.example/', WebhookEvents: ['test-created'] }
  const refused = await call(running.url, 'POST', registration, { token, body })
  assert.equal(refused.status, 404)
  assert.equal(refused.json.errorName, 'WebhooksNotConfigured')
  assert.match(refused.text, /ACCREDIT_EVENT_CERTIFICATE/)
})

const setupFile = `
partners:
  - id: ${id('1')}
    name: Contoso
    domain: contoso.example
    applications:
      - {id: ${id('301')}, allows: [user]}
    members:
      - id: ${id('101')}
        userPrincipalName: ada@contoso.example
        roles: [AdminAgent]
`

it('what a receiver signs for its own tests is verified, and nothing else', async () => {
  const certificateUrl = 'https://certificates.example/events.cer'
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const keys: EventKeys = { keyAt: async () => spki }
  const signer = { privateKey: key, certificateUrl }
  const { body, headers } = await signTestEvent({}, signer)
  assert.equal((await verifyEvent(body, headers, keys)).EventName, 'test-created')
  const other = await signTestEvent(
    { EventName: 'invoice-ready' },
    { ...signer, header: 'x-ms-signature' },
  )
  assert.ok(!('authorization' in other.headers))
  const read = await verifyEvent(Buffer.from(other.body), new Headers(other.headers), keys)
  assert.equal(read.EventName, 'invoice-ready')
  const day = 86_400_000
  for (const [reason, sent, given, now] of [
    ['signature', `${body} `, headers],
    ['signature', body, { ...headers, authorization: 'Signature AAAA' }],
    ['signature', body, { ...headers, authorization: 'Bearer abc' }],
    ['signature', body, { ...headers, 'x-ms-signature-algorithm': 'rsa-md5' }],
    ['headers', body, { ...headers, authorization: '' }],
    ['headers', body, { ...headers, 'x-ms-certificate-url': undefined }],
    ['headers', body, { ...headers, 'x-ms-signature-algorithm': undefined }],
    ['time', body, headers, () => Date.now() + 5 * day],
    ['time', body, headers, () => Date.now() - 5 * day],
  ] as const) {
    await assert.rejects(verifyEvent(sent, given, keys, { now }), { reason }, reason)
  }
})

it('trust needs the host, the authority, its organization and the time', async () => {
  const url = 'https://certificates.example/events.cer'
  const der = (pem: string) => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
  let loads = 0
  const trust = (certificate: string, more: object = {}) =>
    trustCertificates({
      authorities: authority,
      hosts: ['certificates.example'],
      fetch: async () => {
        loads += 1
        return new Response(new Uint8Array(der(certificate)))
      },
      ...more,
    })
  const good = trust(signed())
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  assert.deepEqual(await good.keyAt(url), spki)
  assert.deepEqual(await good.keyAt(url), spki)
  assert.equal(loads, 1)
  const foreign = createAuthority(Date.now(), ['localhost']).certificate
  for (const [what, keys, at] of [
    ['another host', good, 'https://elsewhere.example/events.cer'],
    ['plain http', good, 'http://certificates.example/events.cer'],
    ['no address', good, 'events'],
    ['another authority', trust(signed(), { authorities: foreign }), url],
    ['itself', trust(foreign, {}), url],
    ['another organization', trust(signed(), { organization: 'Contoso' }), url],
    ['its end', trust(signed({ notAfter: Date.now() - 1_000 })), url],
    ['its beginning', trust(signed({ notBefore: Date.now() + 60_000 })), url],
    ['no certificate', trust('AAAA'), url],
  ] as const) {
    await assert.rejects(keys.keyAt(at), { reason: 'certificate' }, what)
  }
  assert.throws(() => trust(signed(), { authorities: 'none' }), TypeError)
})
