import assert from 'node:assert/strict'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import {
  ConfidentialClientApplication,
  CryptoProvider,
  PublicClientApplication,
  type Configuration,
} from '@azure/msal-node'
import { decodeJwt, SignJWT } from 'jose'
import {
  contoso,
  contosoApplicationId,
  publicApplicationId,
  sandboxSecret,
} from '../../src/sandbox/sandbox-directory.ts'
import type { RunningIssuer } from './start-issuer.ts'
import {
  contosoCertificate,
  enterDeviceCode,
  signInAt,
  startHttpsIssuer,
} from './start-https-issuer.ts'

const scope = 'https://api.partnercenter.microsoft.com/.default'
const redirectUri = 'http://localhost:3000/auth/redirect'
const admin = 'admin@contoso.onmicrosoft.com'

type Credential = Pick<
  Configuration['auth'],
  'clientSecret' | 'clientCertificate' | 'clientAssertion'
>

function authOf(issuer: RunningIssuer, clientId: string, tenant: string) {
  return {
    clientId,
    authority: `${issuer.url}/${tenant}`,
    knownAuthorities: [new URL(issuer.url).host],
  }
}

function confidential(issuer: RunningIssuer, credential: Credential, tenant = contoso.id) {
  return new ConfidentialClientApplication({
    auth: { ...authOf(issuer, contosoApplicationId, tenant), ...credential },
  })
}

function native(issuer: RunningIssuer, tenant = contoso.id) {
  return new PublicClientApplication({ auth: authOf(issuer, publicApplicationId, tenant) })
}

function fingerprint(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(':', '')
}

test('client credentials with a secret, from the cache the second time', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const client = confidential(issuer, { clientSecret: sandboxSecret })
  const first = await client.acquireTokenByClientCredential({ scopes: [scope] })
  const claims = decodeJwt(first?.accessToken ?? '')
  assert.deepEqual([claims['idtyp'], claims['azpacr'], claims['tid']], ['app', '1', contoso.id])
  const second = await client.acquireTokenByClientCredential({ scopes: [scope] })
  assert.equal(second?.fromCache, true)
  assert.equal(second.accessToken, first?.accessToken)
})

test('client credentials at the verified domain', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const client = confidential(issuer, { clientSecret: sandboxSecret }, contoso.domain)
  const result = await client.acquireTokenByClientCredential({ scopes: [scope] })
  assert.equal(decodeJwt(result?.accessToken ?? '')['tid'], contoso.id)
})

test('client credentials with a certificate', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const client = confidential(issuer, {
    clientCertificate: {
      thumbprintSha256: fingerprint(contosoCertificate.certificate),
      privateKey: contosoCertificate.privateKey,
    },
  })
  const result = await client.acquireTokenByClientCredential({ scopes: [scope] })
  assert.equal(decodeJwt(result?.accessToken ?? '')['azpacr'], '2')
})

test('client credentials with an assertion of the application’s own making', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const client = confidential(issuer, {
    clientAssertion: ({ clientId, tokenEndpoint }) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(tokenEndpoint ?? '')
        .setExpirationTime('5m')
        .sign(createPrivateKey(contosoCertificate.privateKey)),
  })
  const result = await client.acquireTokenByClientCredential({ scopes: [scope] })
  assert.equal(decodeJwt(result?.accessToken ?? '')['azpacr'], '2')
})

test('a wrong secret reaches the application as invalid_client', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const client = confidential(issuer, { clientSecret: 'wrong' })
  await assert.rejects(client.acquireTokenByClientCredential({ scopes: [scope] }), {
    errorCode: 'invalid_client',
    errorNo: 7000215,
  })
})

test('authorization code with PKCE, then silently, then by force', async (t) => {
  const issuer = await startHttpsIssuer(t)
  for (const client of [native(issuer, 'organizations'), native(issuer)]) {
    // oxlint-disable-next-line no-await-in-loop
    const { challenge, verifier } = await new CryptoProvider().generatePkceCodes()
    // oxlint-disable-next-line no-await-in-loop
    const url = await client.getAuthCodeUrl({
      scopes: [scope],
      redirectUri,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      nonce: 'the-nonce',
      state: 'the-state',
      loginHint: admin,
    })
    // oxlint-disable-next-line no-await-in-loop
    const page = await signInAt(url, admin)
    assert.equal(page.location?.searchParams.get('state'), 'the-state')
    const code = page.location.searchParams.get('code') ?? ''
    // oxlint-disable-next-line no-await-in-loop
    const result = await client.acquireTokenByCode(
      { code, scopes: [scope], redirectUri, codeVerifier: verifier },
      { code, nonce: 'the-nonce' },
    )
    assert.equal(result.account?.username, admin)
    assert.equal(result.tenantId, contoso.id)
    const account = result.account
    // oxlint-disable-next-line no-await-in-loop
    const silent = await client.acquireTokenSilent({ account, scopes: [scope] })
    assert.equal(silent.fromCache, true)
    const force = { account, scopes: [scope], forceRefresh: true }
    // oxlint-disable-next-line no-await-in-loop
    const first = await client.acquireTokenSilent(force)
    // oxlint-disable-next-line no-await-in-loop
    const second = await client.acquireTokenSilent(force)
    assert.equal(second.fromCache, false)
    assert.notEqual(second.accessToken, first.accessToken)
    assert.deepEqual(decodeJwt(second.accessToken)['amr'], ['pwd', 'mfa'])
  }
})

test('a web application redeems a code with its secret and its certificate', async (t) => {
  const issuer = await startHttpsIssuer(t)
  for (const credential of [
    { clientSecret: sandboxSecret },
    {
      clientCertificate: {
        thumbprintSha256: fingerprint(contosoCertificate.certificate),
        privateKey: contosoCertificate.privateKey,
      },
    },
  ]) {
    const client = confidential(issuer, credential, 'organizations')
    // oxlint-disable-next-line no-await-in-loop
    const url = await client.getAuthCodeUrl({ scopes: [scope], redirectUri })
    // oxlint-disable-next-line no-await-in-loop
    const page = await signInAt(url, admin)
    const code = page.location?.searchParams.get('code') ?? ''
    // oxlint-disable-next-line no-await-in-loop
    const result = await client.acquireTokenByCode({ code, scopes: [scope], redirectUri })
    assert.equal(decodeJwt(result.accessToken)['upn'], admin)
  }
})

test('an interactive sign-in through the browser', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const client = native(issuer)
  const result = await client.acquireTokenInteractive({
    scopes: [scope],
    openBrowser: async (url) => {
      const page = await signInAt(url, admin)
      // The page's script or its button does the same.
      await fetch(page.action, { method: 'POST', body: new URLSearchParams(page.fields) })
    },
  })
  assert.equal(result.account?.username, admin)
  assert.equal(decodeJwt(result.accessToken)['upn'], admin)
})

test('a device code', async (t) => {
  const issuer = await startHttpsIssuer(t)
  for (const tenant of [contoso.id, 'organizations']) {
    // oxlint-disable-next-line no-await-in-loop
    const result = await native(issuer, tenant).acquireTokenByDeviceCode({
      scopes: [scope],
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        void enterDeviceCode(verificationUri, userCode, admin)
      },
    })
    assert.equal(result?.account?.username, admin)
  }
})

test('a refresh token from elsewhere, the sandbox’s own included', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const refreshToken = `sandbox-refresh:${admin}`
  const request = { refreshToken, scopes: [scope] }
  const fromNative = await native(issuer).acquireTokenByRefreshToken(request)
  assert.equal(fromNative?.account?.username, admin)
  const web = confidential(issuer, { clientSecret: sandboxSecret })
  const fromWeb = await web.acquireTokenByRefreshToken(request)
  assert.equal(decodeJwt(fromWeb?.accessToken ?? '')['upn'], admin)
})

test('a password signs nobody in', async (t) => {
  const issuer = await startHttpsIssuer(t)
  await assert.rejects(
    native(issuer).acquireTokenByUsernamePassword({
      scopes: [scope],
      username: admin,
      password: 'a password',
    }),
    { name: 'InteractionRequiredAuthError', errorNo: 50076 },
  )
})
