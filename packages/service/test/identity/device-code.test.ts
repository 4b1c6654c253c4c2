import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import {
  contoso,
  contosoApplicationId,
  fabrikam,
  publicApplicationId,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import { createBrowser } from './browser.ts'
import { startIssuer, type RunningIssuer } from './start-issuer.ts'

const resource = 'https://api.partnercenter.microsoft.com'
const sales = 'sales@contoso.onmicrosoft.com'

async function begin(issuer: RunningIssuer, form: Record<string, string> = {}) {
  const reply = await issuer.post('/organizations/oauth2/v2.0/devicecode', {
    client_id: publicApplicationId,
    scope: `${resource}/.default openid profile offline_access`,
    ...form,
  })
  assert.equal(reply.status, 200)
  return { device: String(reply.body['device_code']), user: String(reply.body['user_code']) }
}

function poll(issuer: RunningIssuer, device: string, form: Record<string, string> = {}) {
  return issuer.post('/organizations/oauth2/v2.0/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: publicApplicationId,
    device_code: device,
    ...form,
  })
}

async function approve(issuer: RunningIssuer, code: string, fields: Record<string, string>) {
  const browser = createBrowser()
  const first = await browser.open(`${issuer.url}/devicelogin`)
  const second = await browser.submit(first, { code })
  assert.equal(second.status, 200)
  return browser.submit(second, fields)
}

test('v2 answers numbers, v1 strings and verification_url', async (t) => {
  const issuer = await startIssuer(t)
  const second = await issuer.post('oauth2/v2.0/devicecode', {
    client_id: publicApplicationId,
    scope: `${resource}/.default`,
  })
  const { device_code: device, user_code: user, message, ...rest } = second.body
  assert.deepEqual(rest, {
    verification_uri: `${issuer.url}/devicelogin`,
    expires_in: 900,
    interval: 5,
  })
  assert.match(String(device), /^[\w-]{43}$/)
  assert.match(String(user), /^[B-Z2-9]{9}$/)
  assert.match(String(message), new RegExp(`/devicelogin and enter the code ${String(user)} `))
  const first = await issuer.post('oauth2/devicecode', { client_id: publicApplicationId, resource })
  assert.equal(first.body['verification_url'], `${issuer.url}/devicelogin`)
  assert.deepEqual([first.body['expires_in'], first.body['interval']], ['900', '5'])
})

test('a wrong request for a code is refused', async (t) => {
  const issuer = await startIssuer(t)
  const scope = `${resource}/.default`
  const cases: readonly [string, Record<string, string>, number][] = [
    ['oauth2/v2.0/devicecode', { scope }, 900144],
    ['oauth2/v2.0/devicecode', { client_id: publicApplicationId }, 900144],
    ['oauth2/devicecode', { client_id: publicApplicationId }, 900144],
    ['oauth2/v2.0/devicecode', { client_id: 'unknown', scope }, 700016],
    ['/nowhere.test/oauth2/v2.0/devicecode', { client_id: publicApplicationId, scope }, 90002],
    ['oauth2/v2.0/devicecode', { client_id: publicApplicationId, scope: 'x/y' }, 70011],
  ]
  for (const [path, form, number] of cases) {
    // oxlint-disable-next-line no-await-in-loop
    const reply = await issuer.post(path, form)
    assert.deepEqual([reply.status, reply.body['error_codes']], [400, [number]])
  }
})

test('the device waits until somebody signs in, and gets tokens once', async (t) => {
  const issuer = await startIssuer(t)
  const codes = await begin(issuer)
  const waiting = await poll(issuer, codes.device)
  assert.deepEqual([waiting.status, waiting.body['error']], [400, 'authorization_pending'])

  const browser = createBrowser()
  const asked = await browser.open(`${issuer.url}/devicelogin?otc=${codes.user}`)
  assert.match(asked.html, new RegExp(`value="${codes.user}"`))
  const typed = `${codes.user.slice(0, 4)}-${codes.user.slice(4)} `.toLowerCase()
  const choice = await browser.submit(asked, { code: typed })
  assert.match(choice.html, /Accredit command line and dashboard/)
  assert.ok(choice.buttons.includes(sales))
  assert.match(choice.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  const done = await browser.submit(choice, { user: sales })
  assert.equal(done.status, 200)
  assert.match(done.html, /Signed in/)

  issuer.clock.now += 5000
  const tokens = await poll(issuer, codes.device, { grant_type: 'device_code' })
  assert.equal(tokens.status, 200)
  assert.equal(decodeJwt(String(tokens.body['access_token']))['upn'], sales)
  assert.equal(typeof tokens.body['refresh_token'], 'string')
  assert.equal(typeof tokens.body['id_token'], 'string')
  const again = await poll(issuer, codes.device)
  assert.equal(again.body['error'], 'bad_verification_code')
})

test('a v1 client sends the device code as code', async (t) => {
  const issuer = await startIssuer(t)
  const begun = await issuer.post('/common/oauth2/devicecode', {
    client_id: publicApplicationId,
    resource,
  })
  await approve(issuer, String(begun.body['user_code']), { user: sales })
  const tokens = await issuer.post('/common/oauth2/token', {
    grant_type: 'device_code',
    client_id: publicApplicationId,
    code: String(begun.body['device_code']),
  })
  assert.equal(tokens.status, 200)
  assert.equal(tokens.body['resource'], resource)
})

test('polling too fast is slowed down', async (t) => {
  const issuer = await startIssuer(t)
  const { device } = await begin(issuer)
  const errors: unknown[] = []
  for (const pause of [0, 1000, 2499, 5000]) {
    issuer.clock.now += pause
    // oxlint-disable-next-line no-await-in-loop
    errors.push((await poll(issuer, device)).body['error'])
  }
  assert.deepEqual(errors, [
    'authorization_pending',
    'slow_down',
    'slow_down',
    'authorization_pending',
  ])
})

test('a person can say no', async (t) => {
  const issuer = await startIssuer(t)
  const codes = await begin(issuer)
  const page = await approve(issuer, codes.user, { decline: '1' })
  assert.match(page.html, /Declined/)
  assert.equal((await poll(issuer, codes.device)).body['error'], 'authorization_declined')
})

test('a code expires for the device and for the person', async (t) => {
  const issuer = await startIssuer(t)
  const codes = await begin(issuer)
  issuer.clock.now += 900_000
  assert.equal((await poll(issuer, codes.device)).body['error'], 'expired_token')
  const browser = createBrowser()
  const page = await browser.open(`${issuer.url}/devicelogin`)
  const answer = await browser.submit(page, { code: codes.user })
  assert.equal(answer.status, 400)
  assert.match(answer.html, /wrong, used or out of date/)
})

test('a device code belongs to its application and its tenant', async (t) => {
  const issuer = await startIssuer(t)
  const codes = await begin(issuer)
  const foreign = await poll(issuer, codes.device, {
    client_id: contosoApplicationId,
    client_secret: sandboxSecret,
  })
  assert.equal(foreign.body['error'], 'bad_verification_code')

  const begun = await issuer.post(`/${fabrikam.id}/oauth2/v2.0/devicecode`, {
    client_id: publicApplicationId,
    scope: `${resource}/.default`,
  })
  const browser = createBrowser()
  const page = await browser.open(`${issuer.url}/devicelogin`)
  const choice = await browser.submit(page, { code: String(begun.body['user_code']) })
  assert.deepEqual(choice.buttons, ['admin@fabrikam.onmicrosoft.com', 'Do not sign in'])
  const slipped = await browser.submit(choice, { user: sales })
  assert.equal(slipped.status, 400)
})

test('a confidential application proves itself when it polls', async (t) => {
  const issuer = await startIssuer(t)
  const codes = await begin(issuer, { client_id: contosoApplicationId })
  await approve(issuer, codes.user, { user: sales })
  const form = { client_id: contosoApplicationId }
  assert.equal((await poll(issuer, codes.device, form)).body['error'], 'invalid_client')
  const tokens = await poll(issuer, codes.device, { ...form, client_secret: sandboxSecret })
  assert.equal(tokens.status, 200)
  assert.equal(decodeJwt(String(tokens.body['access_token']))['tid'], contoso.id)
})

test('guessing user codes is slowed down, and a form from elsewhere is refused', async (t) => {
  const issuer = await startIssuer(t, { wrongAttemptsPerMinute: 2 })
  const codes = await begin(issuer)
  const browser = createBrowser()
  const page = await browser.open(`${issuer.url}/devicelogin`)
  const elsewhere = await browser.submit(page, { code: codes.user }, { origin: 'http://evil.test' })
  assert.equal(elsewhere.status, 400)
  assert.doesNotMatch(elsewhere.html, /Choose who/)
  await browser.submit(page, { code: 'WRONG' })
  await browser.submit(page, { code: 'WRONG' })
  const blocked = await browser.submit(page, { code: codes.user })
  assert.match(blocked.html, /Too many wrong codes/)
  issuer.clock.now += 60_000
  const choice = await browser.submit(page, { code: codes.user })
  assert.match(choice.html, /Choose who/)
})
