import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import type { Instance } from '../../src/http/context.ts'
import { bindDashboard } from '../../src/http/static.ts'

const script = `console.log(${JSON.stringify('x'.repeat(2_000))})\n`

/** A server with a small built dashboard, or with none. */
function serve({ built = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-static-'))
  if (built) {
    mkdirSync(join(folder, 'dist', 'assets'), { recursive: true })
    const page = '<script nonce="ACCREDIT-NONCE"></script><style nonce="ACCREDIT-NONCE"></style>'
    writeFileSync(join(folder, 'dist', 'index.html'), page)
    writeFileSync(join(folder, 'dist', 'favicon.svg'), '<svg/>')
    writeFileSync(join(folder, 'dist', 'build-stamp.txt'), 'secret')
    writeFileSync(join(folder, 'dist', 'assets', 'index-Ab_1.js'), script)
  }
  writeFileSync(join(folder, 'outside.js'), 'outside')
  const app = Fastify()
  app.addHook('onRequest', async (request) => {
    const signIn = {
      authority: () => 'https://login.microsoftonline.com/',
      clientId: 'client',
      audience: 'https://api.partnercenter.microsoft.com',
    }
    request.instance = {
      publicUrl: () => 'http://127.0.0.1',
      service: { mode: 'production' },
      signIn,
    } as Instance
  })
  bindDashboard(app, join(folder, 'dist'))
  return {
    get: (url: string, headers: Record<string, string> = {}) =>
      app.inject({ method: 'GET', url, headers }),
    async [Symbol.asyncDispose]() {
      await app.close()
      rmSync(folder, { recursive: true })
    },
  }
}

describe('the dashboard’s files', () => {
  it('are one page at each address of a page, and at no other', async () => {
    await using server = serve()
    const addresses = [
      '/',
      '/signed-in?code=1',
      '/customers',
      '/customers/x',
      '/codes',
      '/activity',
    ]
    for (const address of [...addresses, '/overview', '/desk', '/desk/x', '/signed-out']) {
      const page = await server.get(address)
      assert.equal(page.statusCode, 200, address)
      assert.equal(page.headers['content-type'], 'text/html; charset=utf-8')
      assert.equal(page.headers['cache-control'], 'no-cache')
    }
    for (const address of ['/customer', '/customers/x/y', '/assets', '/index.html', '/v1/x']) {
      assert.equal((await server.get(address)).statusCode, 404, address)
    }
  })

  it('carry a nonce of each answer’s own and a policy without inline code', async () => {
    await using server = serve()
    const [one, other] = [await server.get('/'), await server.get('/')]
    const policy = String(one.headers['content-security-policy'])
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    assert.match(nonce, /^[\w+/]{24}$/)
    assert.equal(one.body.split(nonce).length, 3)
    assert.ok(!one.body.includes('ACCREDIT-NONCE'))
    assert.notEqual(policy, other.headers['content-security-policy'])
    assert.doesNotMatch(policy, /unsafe|\*|http:/)
    assert.match(policy, /script-src 'self';/)
    assert.match(policy, /connect-src 'self' https:\/\/login\.microsoftonline\.com;/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.equal(one.headers['x-content-type-options'], 'nosniff')
    assert.equal(one.headers['referrer-policy'], 'same-origin')
  })

  it('are kept for ever where their name has a hash, and compressed as the browser wants', async () => {
    await using server = serve()
    const url = '/assets/index-Ab_1.js'
    const plain = await server.get(url)
    assert.equal(plain.body, script)
    assert.equal(plain.headers['content-type'], 'text/javascript; charset=utf-8')
    assert.match(String(plain.headers['cache-control']), /immutable/)
    assert.equal(plain.headers['vary'], 'accept-encoding')
    const brotli = await server.get(url, { 'accept-encoding': 'gzip, deflate, br' })
    assert.equal(brotli.headers['content-encoding'], 'br')
    assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), script)
    const gzip = await server.get(url, { 'accept-encoding': 'gzip, br;q=0' })
    assert.equal(gzip.headers['content-encoding'], 'gzip')
    assert.equal(gunzipSync(gzip.rawPayload).toString(), script)
    assert.equal((await server.get('/favicon.svg')).headers['cache-control'], 'no-cache')
  })

  it('are all that can be reached', async () => {
    await using server = serve()
    const wanted = [
      '/assets/..%2f..%2foutside.js',
      '/assets/%2e%2e%2findex.html',
      '/assets/none-1.js',
      '/assets/.js',
      '/assets/build-stamp.txt',
      '/build-stamp.txt',
    ]
    for (const url of wanted) assert.equal((await server.get(url)).statusCode, 404, url)
  })

  it('say in one line what to do when they were not built', async () => {
    await using server = serve({ built: false })
    const page = await server.get('/customers')
    assert.equal(page.statusCode, 503)
    assert.match(page.body, /npm run build/)
    assert.equal((await server.get('/assets/index-Ab_1.js')).statusCode, 404)
  })

  it('tell the dashboard how to sign in', async () => {
    await using server = serve()
    const answer = await server.get('/dashboard.json')
    assert.deepEqual(answer.json(), {
      mode: 'production',
      authority: 'https://login.microsoftonline.com/',
      tenant: 'organizations',
      clientId: 'client',
      scope: 'offline_access https://api.partnercenter.microsoft.com/user_impersonation',
    })
  })
})
