import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it, test } from 'node:test'
import { newSchool } from '../api/customer-drafts.ts'
import { createBrowser } from '../identity/browser.ts'
import {
  contosoTenant,
  publicApp,
  sandboxSecret,
  startTestService,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, sqliteStorage } from '../support/stores.ts'
import { readEverything } from './support/read-everything.ts'

const user = 'sales@contoso.onmicrosoft.com'
const scope = 'https://api.partnercenter.microsoft.com/user_impersonation openid offline_access'
const redirect = { client_id: publicApp, redirect_uri: 'http://localhost:53682/callback' }

async function post(service: TestService, path: string, form: Record<string, string>) {
  const response = await fetch(`${service.url}/${contosoTenant}/oauth2/v2.0/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  return (await response.json()) as Record<string, string>
}

/** Signs in by the browser and by a device; answers what only the client may hold. */
async function signIn(service: TestService): Promise<Record<string, string>> {
  const verifier = 'a-verifier-of-at-least-43-characters-as-the-rule-says'
  const query = new URLSearchParams({
    ...redirect,
    response_type: 'code',
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const browser = createBrowser()
  const page = await browser.open(
    `${service.url}/${contosoTenant}/oauth2/v2.0/authorize?${query.toString()}`,
  )
  const { location } = await browser.submit(page, { user })
  const code = location?.searchParams.get('code') ?? ''
  const grant = { ...redirect, grant_type: 'authorization_code', code, scope }
  const first = await post(service, 'token', { ...grant, code_verifier: verifier })
  const renewed = await post(service, 'token', {
    grant_type: 'refresh_token',
    client_id: publicApp,
    refresh_token: first['refresh_token'] ?? '',
    scope,
  })
  const device = await post(service, 'devicecode', { client_id: publicApp, scope })
  return {
    code,
    verifier,
    'access token': first['access_token'] ?? '',
    'refresh token': first['refresh_token'] ?? '',
    'id token': first['id_token'] ?? '',
    'renewed refresh token': renewed['refresh_token'] ?? '',
    'device code': device['device_code'] ?? '',
    'user code': device['user_code'] ?? '',
  }
}

onEveryStore('what lies on the disk', (makeStorage) => {
  it('has no code, token or password, only their digests', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const secrets = await signIn(service)
    const token = secrets['access token'] ?? ''
    const requestId = randomUUID()
    const created = await service.call('POST', '/v1/customers', {
      token,
      requestId,
      body: newSchool(),
    })
    assert.equal(created.status, 201, created.text)
    secrets['password of the customer'] = created.json.userCredentials.password
    secrets['secret of the application'] = sandboxSecret

    // Both while it runs, when much is in the log of writes alone, and after the end.
    for (const when of ['running', 'stopped']) {
      if (when === 'stopped') await service.stop()
      const everything = await readEverything(storage)
      assert.ok(everything.includes('Tailwind School'), 'the whole store is read')
      for (const [what, secret] of Object.entries(secrets)) {
        assert.ok(secret.length >= 8, what)
        assert.ok(!everything.includes(secret), `${when}: the ${what} can be read`)
      }
      for (const what of ['renewed refresh token', 'device code']) {
        const digest = createHash('sha256')
          .update(secrets[what] ?? '')
          .digest('base64url')
        assert.ok(everything.includes(digest), `the digest of the ${what} is kept`)
      }
    }
  })
})

test('files with keys and data are for their owner alone, also in a folder that is open', async () => {
  await using storage = await sqliteStorage()
  const { data } = storage.config
  chmodSync(data, 0o755)
  await using service = await startTestService(storage, { tls: 'on' }, {})
  const names = ['accredit.sqlite', 'accredit.sqlite-wal', 'audit-key.pem', 'tls/ca-key.pem']
  for (const name of [...names, 'tls/server.pem']) {
    const file = join(data, name)
    assert.ok(existsSync(file), name)
    assert.equal((statSync(file).mode & 0o077).toString(8), '0', `${name} can be read by others`)
  }
  await service.stop()
})

test('a data folder that is made is for its owner alone', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  try {
    const data = join(parent, 'new', 'data')
    const service = await startTestService({ config: { store: 'sqlite', data } })
    assert.equal((statSync(data).mode & 0o777).toString(8), '700')
    await service.stop()
  } finally {
    rmSync(parent, { recursive: true })
  }
})
