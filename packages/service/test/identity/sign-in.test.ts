import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { decodeJwt } from 'jose'
import {
  contoso,
  contosoApplicationId,
  fabrikam,
  publicApplicationId,
  sandboxDirectory,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import { createBrowser } from './browser.ts'
import { startIssuer } from './start-issuer.ts'
import {
  admin,
  authorizeUrl,
  publicRequest,
  redeem,
  redirectUri,
  resource,
  signIn,
  type Parameters,
} from './sign-in-steps.ts'

test('the page shows one button for each user, by the full user name', async (t) => {
  const issuer = await startIssuer(t)
  const browser = createBrowser()
  const page = await browser.open(authorizeUrl(issuer, publicRequest))
  assert.deepEqual(
    page.buttons,
    sandboxDirectory.users.map((user) => user.userPrincipalName),
  )
  const ofTenant = await browser.open(
    authorizeUrl(issuer, publicRequest, `/${fabrikam.domain}/oauth2/v2.0`),
  )
  assert.deepEqual(ofTenant.buttons, ['admin@fabrikam.onmicrosoft.com'])
  const hinted = await browser.open(
    authorizeUrl(issuer, { ...publicRequest, login_hint: 'sales@contoso.onmicrosoft.com' }),
  )
  assert.equal(hinted.buttons[0], 'sales@contoso.onmicrosoft.com')
  assert.equal(hinted.buttons.length, page.buttons.length)
})

test('the page cannot be framed and runs no script', async (t) => {
  const issuer = await startIssuer(t)
  const page = await createBrowser().open(authorizeUrl(issuer, publicRequest))
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.match(policy, /base-uri 'none'/)
  assert.match(policy, /form-action 'self' .*http:\/\/localhost:53682/)
  assert.doesNotMatch(policy, /script-src|unsafe/)
  const style = /<style>([^]*)<\/style>/.exec(page.html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  assert.ok(policy.includes(`style-src 'sha256-${hash}'`))
  assert.equal(page.headers.get('x-frame-options'), 'DENY')
  assert.match(page.headers.get('cache-control') ?? '', /no-store/)
  assert.match(page.headers.get('set-cookie') ?? '', /; HttpOnly; SameSite=Lax$/)
  assert.doesNotMatch(page.html, /<script|\son\w+=/)
})

test('what a request brings is escaped on the page', async (t) => {
  const issuer = await startIssuer(t)
  const attack = '"><script>alert(1)</script>'
  const browser = createBrowser()
  for (const parameters of [
    { ...publicRequest, state: attack, login_hint: attack },
    { ...publicRequest, client_id: attack },
    { ...publicRequest, redirect_uri: attack },
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    const page = await browser.open(authorizeUrl(issuer, parameters))
    assert.doesNotMatch(page.html, /<script/)
  }
  const device = await browser.open(`${issuer.url}/devicelogin?otc=${encodeURIComponent(attack)}`)
  assert.doesNotMatch(device.html, /<script/)
})

test('one click gives a code, and the code tokens for that user', async (t) => {
  const issuer = await startIssuer(t)
  const page = await signIn(issuer)
  assert.equal(page.status, 303)
  assert.equal(page.location?.origin + (page.location?.pathname ?? ''), redirectUri)
  assert.equal(page.location?.searchParams.get('state'), publicRequest.state)
  const reply = await redeem(issuer, page)
  assert.equal(reply.status, 200)
  const claims = decodeJwt(String(reply.body['access_token']))
  assert.equal(claims['upn'], admin)
  assert.deepEqual(claims['amr'], ['pwd', 'mfa'])
  const idToken = decodeJwt(String(reply.body['id_token']))
  assert.equal(idToken['nonce'], 'the-nonce')
  assert.equal(idToken.aud, publicApplicationId)
  assert.equal(typeof reply.body['refresh_token'], 'string')
})

test('without offline_access no refresh token is given', async (t) => {
  const issuer = await startIssuer(t)
  const page = await signIn(issuer, { ...publicRequest, scope: `${resource}/.default openid` })
  const reply = await redeem(issuer, page)
  assert.equal(reply.status, 200)
  assert.equal(reply.body['refresh_token'], undefined)
})

test('the secure application model: v1, code id_token by form post, resource at the end', async (t) => {
  const issuer = await startIssuer(t)
  const page = await signIn(
    issuer,
    {
      client_id: contosoApplicationId,
      response_type: 'code id_token',
      response_mode: 'form_post',
      scope: 'openid profile',
      nonce: 'once',
      state: 'back "to" <us>',
      redirect_uri: redirectUri,
    },
    admin,
    '/common/oauth2',
  )
  assert.equal(page.status, 200)
  assert.equal(page.action, redirectUri)
  assert.deepEqual(Object.keys(page.fields), ['code', 'id_token', 'state'])
  assert.equal(page.fields['state'], 'back "to" <us>')
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /script-src 'self'/)
  const script = /<script src="([^"]+)"><\/script>/.exec(page.html)?.[1] ?? ''
  const loaded = await fetch(`${issuer.url}${script}`)
  assert.match(loaded.headers.get('content-type') ?? '', /^text\/javascript/)
  assert.match(await loaded.text(), /submit\(\)/)

  const code = page.fields['code'] ?? ''
  const idToken = decodeJwt(page.fields['id_token'] ?? '')
  assert.equal(idToken['nonce'], 'once')
  assert.equal(idToken.iss, `${issuer.url}/${contoso.id}/`)
  assert.equal(
    idToken['c_hash'],
    createHash('sha256').update(code).digest().subarray(0, 16).toString('base64url'),
  )
  const tokens = await issuer.post('oauth2/token', {
    grant_type: 'authorization_code',
    client_id: contosoApplicationId,
    client_secret: sandboxSecret,
    redirect_uri: redirectUri,
    code,
    resource,
  })
  assert.equal(tokens.status, 200)
  assert.equal(decodeJwt(String(tokens.body['access_token'])).aud, resource)
  const renewed = await issuer.post('oauth2/token', {
    grant_type: 'refresh_token',
    client_id: contosoApplicationId,
    client_secret: sandboxSecret,
    refresh_token: String(tokens.body['refresh_token']),
    resource,
    scope: 'openid',
  })
  assert.equal(renewed.status, 200)
  const claims = decodeJwt(String(renewed.body['access_token']))
  assert.deepEqual([claims['upn'], claims['amr'], claims['appidacr']], [admin, ['pwd', 'mfa'], '1'])
})

test('the fragment carries the answer when it is asked for', async (t) => {
  const issuer = await startIssuer(t)
  const page = await signIn(issuer, {
    ...publicRequest,
    response_mode: 'fragment',
    client_info: '1',
  })
  const answer = new URLSearchParams(page.location?.hash.slice(1))
  assert.equal(page.location?.search, '')
  assert.equal(answer.get('state'), publicRequest.state)
  assert.deepEqual([...answer.keys()], ['code', 'client_info', 'state'])
})

test('a redirect address must be registered or on this machine', async (t) => {
  const issuer = await startIssuer(t, {
    directory: {
      ...sandboxDirectory,
      applications: sandboxDirectory.applications.map((application) =>
        application.id === contosoApplicationId
          ? {
              ...application,
              loopbackRedirects: false,
              redirectUris: ['https://app.test/back?x=1'],
            }
          : application,
      ),
    },
  })
  const confidential = { ...publicRequest, client_id: contosoApplicationId }
  const accepted = [
    { ...publicRequest, redirect_uri: 'http://127.0.0.1:1/any/path' },
    { ...publicRequest, redirect_uri: 'https://localhost/' },
    { ...publicRequest, redirect_uri: `${issuer.url}/signed-in` },
    { ...confidential, redirect_uri: 'https://app.test/back?x=1' },
  ]
  const refused = [
    { ...publicRequest, redirect_uri: undefined },
    { ...publicRequest, redirect_uri: 'https://evil.test/' },
    { ...publicRequest, redirect_uri: 'http://localhost.evil.test/' },
    { ...publicRequest, redirect_uri: 'http://localhost@evil.test/' },
    { ...publicRequest, redirect_uri: 'http://user@localhost/' },
    { ...publicRequest, redirect_uri: 'http://localhost/#part' },
    { ...publicRequest, redirect_uri: 'javascript:alert(1)' },
    { ...publicRequest, redirect_uri: 'no address' },
    { ...confidential, redirect_uri: 'http://localhost/' },
    { ...confidential, redirect_uri: 'https://app.test/back?x=12' },
    { ...confidential, redirect_uri: 'https://app.test/back' },
    { ...publicRequest, client_id: undefined },
    { ...publicRequest, client_id: 'unknown' },
  ]
  const browser = createBrowser()
  for (const parameters of accepted) {
    // oxlint-disable-next-line no-await-in-loop
    const page = await browser.open(authorizeUrl(issuer, parameters))
    assert.equal(page.status, 200, parameters.redirect_uri)
  }
  for (const parameters of refused) {
    // oxlint-disable-next-line no-await-in-loop
    const page = await browser.open(authorizeUrl(issuer, parameters))
    assert.deepEqual([page.status, page.location], [400, undefined], parameters.redirect_uri)
    assert.match(page.html, /AADSTS(50011|900144|700016)/)
  }
  const back = await signIn(issuer, accepted[3])
  assert.equal(back.location?.searchParams.get('x'), '1')
  assert.ok(back.location?.searchParams.get('code'))
})

test('every other refusal is sent back to the application with its state', async (t) => {
  const issuer = await startIssuer(t)
  const cases: readonly [Parameters, string, RegExp][] = [
    [{ ...publicRequest, prompt: 'none' }, 'login_required', /AADSTS50058/],
    [{ ...publicRequest, response_type: 'token' }, 'unsupported_response_type', /AADSTS70005/],
    [{ ...publicRequest, response_type: undefined }, 'invalid_request', /AADSTS900144/],
    [{ ...publicRequest, response_mode: 'smoke' }, 'invalid_request', /AADSTS70007/],
    [{ ...publicRequest, code_challenge: undefined }, 'invalid_request', /AADSTS9002325/],
    [{ ...publicRequest, code_challenge_method: undefined }, 'invalid_request', /AADSTS9002325/],
    [{ ...publicRequest, code_challenge_method: 'plain' }, 'invalid_request', /AADSTS9002325/],
    [{ ...publicRequest, code_challenge: 'short' }, 'invalid_request', /AADSTS9002325/],
    [{ ...publicRequest, scope: 'https://elsewhere.test/x' }, 'invalid_scope', /AADSTS70011/],
    [{ ...publicRequest, scope: undefined }, 'invalid_request', /AADSTS900144/],
  ]
  const browser = createBrowser()
  for (const [parameters, error, description] of cases) {
    // oxlint-disable-next-line no-await-in-loop
    const page = await browser.open(authorizeUrl(issuer, parameters))
    const answer = page.location?.searchParams
    assert.equal(page.status, 303)
    assert.equal(answer?.get('error'), error)
    assert.match(answer.get('error_description') ?? '', description)
    assert.equal(answer.get('state'), publicRequest.state)
  }
  const hybrid = { ...publicRequest, response_type: 'code id_token' }
  for (const [parameters, description] of [
    [{ ...hybrid, response_mode: 'query' }, /AADSTS70007/],
    [{ ...hybrid, nonce: undefined }, /AADSTS900144/],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    const page = await browser.open(authorizeUrl(issuer, parameters))
    const answer = new URLSearchParams(page.location?.hash.slice(1))
    assert.match(answer.get('error_description') ?? '', description)
  }
})

test('a form that was not sent from the page signs nobody in', async (t) => {
  const issuer = await startIssuer(t)
  const url = authorizeUrl(issuer, publicRequest)
  const own = createBrowser()
  const stranger = createBrowser()
  const page = await own.open(url)
  const strangersPage = await stranger.open(url)
  const other = await own.open(authorizeUrl(issuer, { ...publicRequest, state: 'other' }))
  const user = admin
  const attempts = [
    () => own.submit({ ...page, fields: {} }, { user }),
    () => own.submit({ ...page, fields: strangersPage.fields }, { user }),
    () => own.submit({ ...page, fields: other.fields }, { user }),
    () => createBrowser().submit({ ...page, action: url }, { user }),
    () => own.submit(page, { user }, { origin: 'https://evil.test' }),
    () => own.submit(page, { user }, { origin: 'null' }),
    () => own.submit(page, { user: 'nobody@contoso.onmicrosoft.com' }),
    () => own.submit(page, {}),
  ]
  for (const attempt of attempts) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await attempt()
    assert.deepEqual([answer.status, answer.location], [400, undefined])
  }
  assert.equal((await own.submit(page, { user })).status, 303)
})

test('a user of another tenant cannot slip into the form', async (t) => {
  const issuer = await startIssuer(t)
  const parameters = { ...publicRequest, client_id: contosoApplicationId }
  const page = await signIn(issuer, parameters, 'admin@fabrikam.onmicrosoft.com')
  assert.deepEqual([page.status, page.location], [400, undefined])
})

test('signing out leads back to an address of an application, else to a page', async (t) => {
  const issuer = await startIssuer(t)
  const browser = createBrowser()
  const open = (query: string) =>
    browser.open(`${issuer.url}/${contoso.id}/oauth2/v2.0/logout?${query}`)
  const back = await open(
    new URLSearchParams({ post_logout_redirect_uri: redirectUri, state: 's' }).toString(),
  )
  assert.equal(back.location?.href, `${redirectUri}?state=s`)
  const foreign = await open(
    new URLSearchParams({ post_logout_redirect_uri: 'https://evil.test/' }).toString(),
  )
  assert.deepEqual([foreign.status, foreign.location], [200, undefined])
  assert.match(foreign.html, /Signed out/)
})
