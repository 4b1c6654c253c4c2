import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { test } from 'node:test'
import {
  AuthorizationCodeCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  UsernamePasswordCredential,
} from '@azure/identity'
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
const admin = 'admin@contoso.onmicrosoft.com'

const optionsFor = (issuer: RunningIssuer) => ({
  authorityHost: issuer.url,
  disableInstanceDiscovery: true,
})

test('ClientSecretCredential', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const credential = new ClientSecretCredential(
    contoso.id,
    contosoApplicationId,
    sandboxSecret,
    optionsFor(issuer),
  )
  const { expiresOnTimestamp, token } = await credential.getToken(scope)
  assert.equal(decodeJwt(token)['idtyp'], 'app')
  assert.ok(Math.abs(expiresOnTimestamp - Date.now() - 3_600_000) < 60_000)
})

test('ClientCertificateCredential', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const { certificate, privateKey } = contosoCertificate
  const credential = new ClientCertificateCredential(
    contoso.id,
    contosoApplicationId,
    { certificate: `${privateKey}\n${certificate}` },
    optionsFor(issuer),
  )
  const { token } = await credential.getToken(scope)
  assert.equal(decodeJwt(token)['azpacr'], '2')
})

test('ClientAssertionCredential', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const credential = new ClientAssertionCredential(
    contoso.id,
    contosoApplicationId,
    () =>
      new SignJWT({ iss: contosoApplicationId, sub: contosoApplicationId })
        .setProtectedHeader({ alg: 'RS256' })
        .setAudience(`${issuer.url}/${contoso.id}/oauth2/v2.0/token`)
        .setExpirationTime('5m')
        .sign(createPrivateKey(contosoCertificate.privateKey)),
    optionsFor(issuer),
  )
  const { token } = await credential.getToken(scope)
  assert.equal(decodeJwt(token)['azpacr'], '2')
})

test('DeviceCodeCredential', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const credential = new DeviceCodeCredential({
    ...optionsFor(issuer),
    tenantId: contoso.id,
    clientId: publicApplicationId,
    userPromptCallback: ({ userCode, verificationUri }) => {
      void enterDeviceCode(verificationUri, userCode, admin)
    },
  })
  const { token } = await credential.getToken(scope)
  assert.equal(decodeJwt(token)['upn'], admin)
  assert.equal((await credential.getToken(scope)).token, token)
})

test('AuthorizationCodeCredential', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const redirectUri = 'http://localhost:3000/back'
  const query = new URLSearchParams({
    client_id: contosoApplicationId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: `${scope} openid profile offline_access`,
  })
  const page = await signInAt(
    `${issuer.url}/${contoso.id}/oauth2/v2.0/authorize?${query.toString()}`,
    admin,
  )
  const credential = new AuthorizationCodeCredential(
    contoso.id,
    contosoApplicationId,
    sandboxSecret,
    page.location?.searchParams.get('code') ?? '',
    redirectUri,
    optionsFor(issuer),
  )
  const { token } = await credential.getToken(scope)
  assert.equal(decodeJwt(token)['upn'], admin)
})

test('UsernamePasswordCredential is told that a password is not enough', async (t) => {
  const issuer = await startHttpsIssuer(t)
  const credential = new UsernamePasswordCredential(
    contoso.id,
    publicApplicationId,
    admin,
    'a password',
    optionsFor(issuer),
  )
  await assert.rejects(credential.getToken(scope), /AADSTS50076/)
})
