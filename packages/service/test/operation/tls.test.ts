import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { ConfigError, readConfig, type OptionName } from '../../src/config/config.ts'
import { createAuthority, issueCertificate } from '../../src/tls/local-authority.ts'
import { openTls } from '../../src/tls/open-tls.ts'
import { renewCertificates } from '../../src/tls/renew-certificates.ts'
import {
  call,
  contosoApp,
  contosoTenant,
  customer,
  publicApp,
  sandboxSecret,
  signInAt,
  startTestService,
  type TestService,
} from '../support/service.ts'
import { captureLog } from './capture-log.ts'
import { temporaryFolder } from './temporary-folder.ts'

const scopes = ['https://api.partnercenter.microsoft.com/.default']
const admin = 'admin@contoso.onmicrosoft.com'
const authorities = getCACertificates('default')

/** Starts a sandbox with --tls, and trusts its authority as NODE_EXTRA_CA_CERTS would. */
async function startOverTls(
  t: TestContext,
  options: Partial<Record<OptionName, string>> = {},
): Promise<TestService> {
  const data = temporaryFolder(t)
  const service = await startTestService(undefined, { tls: 'on', data, ...options })
  t.after(() => service.stop())
  const { authorityFile } = service.running
  if (authorityFile !== undefined) trust(readFileSync(authorityFile, 'utf8'))
  return service
}

function trust(authority: string): void {
  setDefaultCACertificates([...authorities, authority])
}

function authOf(service: TestService, clientId: string) {
  return {
    clientId,
    authority: `${service.url}/${contosoTenant}`,
    knownAuthorities: [new URL(service.url).host],
  }
}

test('a named sandbox is reached over https, below the address and at a port of its own', async (t) => {
  const service = await startOverTls(t)
  const { json } = await service.call('POST', '/sandbox/v1/sandboxes', {
    body: { name: 'safe', port: 0 },
  })
  assert.equal(json.baseUrl, `${service.url}/s/safe`)
  assert.match(json.portUrl, /^https:\/\/127\.0\.0\.1:\d+$/)
  for (const url of [json.baseUrl, json.portUrl] as string[]) {
    const token = await signInAt(url).userToken()
    assert.ok(String(decodeJwt(token).iss).startsWith(`${url}/`))
    const read = await call(url, 'GET', `/v1/customers/${customer('01')}`, { token })
    assert.equal(read.status, 200, url)
  }
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: contosoApp,
      clientSecret: sandboxSecret,
      authority: `${json.portUrl}/${contosoTenant}`,
      knownAuthorities: [new URL(json.portUrl).host],
    },
  })
  const got = await msal.acquireTokenByClientCredential({ scopes })
  assert.ok(String(decodeJwt(got?.accessToken ?? '').iss).startsWith(`${json.portUrl}/`))
})

test('MSAL gets an App-only token over https, and the API takes it', async (t) => {
  const service = await startOverTls(t)
  assert.match(service.url, /^https:\/\/127\.0\.0\.1:\d+$/)
  const client = new ConfidentialClientApplication({
    auth: { ...authOf(service, contosoApp), clientSecret: sandboxSecret },
  })
  const result = await client.acquireTokenByClientCredential({ scopes })
  const token = result?.accessToken ?? ''
  assert.equal(decodeJwt(token).iss, `${service.url}/${contosoTenant}/v2.0`)
  const answer = await service.call('GET', `/v1/customers/${customer('05')}/qualifications`, {
    token,
  })
  assert.equal(answer.status, 200)
  assert.equal(answer.json[0].qualification, 'Education')
})

test('a request of the journal is sent again over https', async (t) => {
  const service = await startOverTls(t)
  const token = await service.userToken()
  await service.call('GET', '/v1/customers', { token })
  const [{ id }] = (await service.call('GET', '/sandbox/v1/journal')).json.entries
  const repeat = { token, body: { requestId: 'new' } }
  const repeated = await service.call('POST', `/sandbox/v1/journal/${id}/repeat`, repeat)
  assert.deepEqual([repeated.json.operation, repeated.json.status], ['listCustomers', 200])
})

test('MSAL redeems a refresh token over https, and the API takes a write with it', async (t) => {
  const service = await startOverTls(t)
  const client = new PublicClientApplication({ auth: authOf(service, publicApp) })
  const result = await client.acquireTokenByRefreshToken({
    refreshToken: `sandbox-refresh:${admin}`,
    scopes,
  })
  assert.equal(result?.account?.username, admin)
  const answer = await service.call('POST', `/v1/customers/${customer('01')}/qualifications`, {
    token: result.accessToken,
    body: { qualification: 'StateOwnedEntity' },
  })
  assert.equal(answer.status, 201)
})

test('the addresses that the sandbox publishes are https too', async (t) => {
  const service = await startOverTls(t)
  const documents = [
    `/${contosoTenant}/v2.0/.well-known/openid-configuration`,
    `/${contosoTenant}/.well-known/openid-configuration`,
    '/openapi.json',
    '/dashboard.json',
  ]
  for (const document of documents) {
    const text = await (await fetch(service.url + document)).text()
    assert.ok(text.includes(service.url), `${document} names ${service.url}: ${text}`)
    assert.ok(!text.includes('http://127.0.0.1'), `${document} names no http address`)
  }
})

test('the port speaks https alone', async (t) => {
  const service = await startOverTls(t)
  const port = Number(new URL(service.url).port)
  await assert.rejects(
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/healthz' }, resolve).on('error', reject).end()
    }),
    { code: 'ECONNRESET' },
  )
})

test('a restart keeps what clients were told to trust', async (t) => {
  const data = temporaryFolder(t)
  const options = { tls: 'on', data }
  const first = await startTestService(undefined, options)
  const file = first.running.authorityFile ?? ''
  const before = readFileSync(file, 'utf8')
  await first.stop()
  assert.equal(file, join(data, 'tls', 'ca.pem'))
  assert.equal(statSync(join(data, 'tls')).mode & 0o777, 0o700)
  const second = await startTestService(undefined, options)
  t.after(() => second.stop())
  assert.equal(readFileSync(file, 'utf8'), before)
  trust(before)
  assert.equal((await fetch(`${second.url}/healthz`)).status, 200)
})

test('certificates of the operator’s own are served as they are, and again when they change', async (t) => {
  const folder = temporaryFolder(t)
  const files = { certificate: join(folder, 'chain.pem'), key: join(folder, 'key.pem') }
  const authority = createAuthority(Date.now(), ['127.0.0.1'])
  const write = () => {
    const pair = issueCertificate(authority, Date.now(), ['127.0.0.1'])
    writeFileSync(files.certificate, pair.certificate)
    writeFileSync(files.key, pair.privateKey)
    return pair
  }
  const first = write()
  const service = await startOverTls(t, {
    tls: 'off',
    tlsCertificate: files.certificate,
    tlsKey: files.key,
  })
  trust(authority.certificate)
  assert.equal(service.running.authorityFile, undefined)
  assert.equal((await fetch(`${service.url}/healthz`)).status, 200)

  const config = readConfig({ tlsCertificate: files.certificate, tlsKey: files.key }, {})
  const source = openTls(config, Date.now)
  assert.ok(source)
  const server = createServer({ cert: first.certificate, key: first.privateKey })
  t.after(() => server.close())
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { lines, log } = captureLog()
  const renewal = renewCertificates(server, source, first, log)
  t.after(() => renewal.stop())
  renewal.renew()
  assert.equal(await serialOf(server), new X509Certificate(first.certificate).serialNumber)
  assert.deepEqual(lines(), [])
  const second = write()
  renewal.renew()
  assert.equal(await serialOf(server), new X509Certificate(second.certificate).serialNumber)
  writeFileSync(files.key, 'half written')
  renewal.renew()
  assert.equal(await serialOf(server), new X509Certificate(second.certificate).serialNumber)
  assert.match(lines().at(-1) ?? '', /the old one stays/)
})

/** The serial number of the certificate that a server shows. */
function serialOf(server: Server): Promise<string> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      resolve(socket.getPeerCertificate().serialNumber)
      socket.end()
    })
    socket.on('error', reject)
  })
}

test('what cannot be used is said before anything starts', async (t) => {
  const folder = temporaryFolder(t)
  const authority = createAuthority(Date.now(), ['localhost'])
  const one = issueCertificate(authority, Date.now(), ['localhost'])
  const other = issueCertificate(authority, Date.now(), ['localhost'])
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const certificate = file('certificate.pem', one.certificate)
  const key = file('key.pem', one.privateKey)
  const cases: [Partial<Record<OptionName, string>>, RegExp][] = [
    [{ tlsCertificate: certificate }, /belong together/],
    [{ tlsKey: key }, /belong together/],
    [
      { tlsCertificate: join(folder, 'none.pem'), tlsKey: key },
      /ACCREDIT_TLS_CERTIFICATE is \S+none\.pem, which cannot be read/,
    ],
    [
      { tlsCertificate: key, tlsKey: key },
      /ACCREDIT_TLS_CERTIFICATE is \S+, which holds no certificate/,
    ],
    [
      { tlsCertificate: certificate, tlsKey: certificate },
      /ACCREDIT_TLS_KEY is \S+, which holds no private key/,
    ],
    [
      { tlsCertificate: certificate, tlsKey: file('other.pem', other.privateKey) },
      /is not that of ACCREDIT_TLS_CERTIFICATE/,
    ],
  ]
  for (const [options, message] of cases) {
    await assert.rejects(startTestService(undefined, options), (error: unknown) => {
      assert.ok(error instanceof ConfigError)
      assert.match(error.message, message)
      assert.ok(!error.message.includes('BEGIN'))
      return true
    })
  }
})
