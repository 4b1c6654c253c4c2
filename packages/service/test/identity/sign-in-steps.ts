import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { publicApplicationId } from '../../src/sandbox/sandbox-directory.ts'
import { createBrowser, type Page } from './browser.ts'
import type { RunningIssuer } from './start-issuer.ts'

export const resource = 'https://api.partnercenter.microsoft.com'
export const redirectUri = 'http://localhost:53682/callback'
export const verifier = 'a-verifier-of-at-least-43-characters-as-the-rule-says'
const challenge = createHash('sha256').update(verifier).digest('base64url')
export const admin = 'admin@contoso.onmicrosoft.com'

export const publicRequest = {
  client_id: publicApplicationId,
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: `${resource}/user_impersonation openid profile offline_access`,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'some state & more',
  nonce: 'the-nonce',
}
const redemption = {
  grant_type: 'authorization_code',
  client_id: publicApplicationId,
  redirect_uri: redirectUri,
  code_verifier: verifier,
}

export type Parameters = Readonly<Record<string, string | undefined>>

export function authorizeUrl(
  issuer: RunningIssuer,
  parameters: Parameters,
  path = '/organizations/oauth2/v2.0',
) {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return `${issuer.url}${path}/authorize?${new URLSearchParams(given).toString()}`
}

/** Signs a user in and answers where the browser is sent. */
export async function signIn(
  issuer: RunningIssuer,
  parameters: Parameters = publicRequest,
  user = admin,
  path?: string,
): Promise<Page> {
  const browser = createBrowser()
  const page = await browser.open(authorizeUrl(issuer, parameters, path))
  assert.equal(page.status, 200)
  return browser.submit(page, { user })
}

export async function redeem(
  issuer: RunningIssuer,
  page: Page,
  changes: Record<string, string> = {},
) {
  const code = page.location?.searchParams.get('code') ?? ''
  return issuer.post('/organizations/oauth2/v2.0/token', { ...redemption, code, ...changes })
}
