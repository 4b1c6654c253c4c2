import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import type { IssuerState } from '../../src/identity/issuer/issuer-state.ts'
import { publicApplicationId } from '../../src/sandbox/sandbox-directory.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { createBrowser, type Page } from './browser.ts'
import { createMemoryState } from './memory-state.ts'
import { startIssuer, type Reply } from './start-issuer.ts'

type Step = keyof IssuerState

const scope = 'https://api.partnercenter.microsoft.com/.default openid offline_access'
const application = { client_id: publicApplicationId }
const redirectUri = 'http://localhost:53682/callback'
const verifier = 'a-verifier-of-at-least-43-characters-as-the-rule-says'
const asking = new URLSearchParams({
  ...application,
  scope,
  response_type: 'code',
  redirect_uri: redirectUri,
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
})
const user = 'admin@contoso.onmicrosoft.com'

/** An issuer whose state is away for the steps that the test names. */
async function startAway(t: TestContext) {
  const away = new Set<Step>()
  const fail =
    <Given extends unknown[], Result>(step: Step, method: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (away.has(step)) throw new StoreUnavailable('away')
      return method(...given)
    }
  const inner = createMemoryState()
  const issuer = await startIssuer(t, {
    state: {
      putCode: fail('putCode', inner.putCode),
      takeCode: fail('takeCode', inner.takeCode),
      putDevice: fail('putDevice', inner.putDevice),
      findDeviceByUserCode: fail('findDeviceByUserCode', inner.findDeviceByUserCode),
      decideDevice: fail('decideDevice', inner.decideDevice),
      pollDevice: fail('pollDevice', inner.pollDevice),
      takeDevice: fail('takeDevice', inner.takeDevice),
      putRefreshToken: fail('putRefreshToken', inner.putRefreshToken),
      findRefreshToken: fail('findRefreshToken', inner.findRefreshToken),
      rotateRefreshToken: fail('rotateRefreshToken', inner.rotateRefreshToken),
      revokeFamily: fail('revokeFamily', inner.revokeFamily),
    },
  })
  const without = async <Answer>(step: Step, ask: () => Promise<Answer>) => {
    away.add(step)
    const answer = await ask()
    away.delete(step)
    return answer
  }
  const post = (path: string, form: Record<string, string>) =>
    issuer.post(`/organizations/oauth2/v2.0/${path}`, { ...application, ...form })
  return { url: issuer.url, without, post }
}

/** Neither a token nor a code was given, and the caller may try again. */
function assertAway(step: Step, { status, body }: Reply): void {
  assert.deepEqual([status, body['error']], [503, 'temporarily_unavailable'], step)
}

function assertNothing(step: Step, { location, status }: Page): void {
  assert.equal(location, undefined, step)
  assert.ok(status >= 500, `${step}: ${status}`)
}

type Away = Awaited<ReturnType<typeof startAway>>

async function signIn({ url }: Away): Promise<Page> {
  const browser = createBrowser()
  const page = await browser.open(`${url}/organizations/oauth2/v2.0/authorize?${asking.toString()}`)
  return browser.submit(page, { user })
}

const codeOf = (page: Page) => page.location?.searchParams.get('code') ?? ''

const redeem = ({ post }: Away, code: string) =>
  post('token', {
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    code,
  })

test('without its state no code is given, and none is redeemed', async (t) => {
  const issuer = await startAway(t)
  assertNothing('putCode', await issuer.without('putCode', () => signIn(issuer)))
  for (const step of ['takeCode', 'putRefreshToken'] as const) {
    const code = codeOf(await signIn(issuer))
    assertAway(step, await issuer.without(step, () => redeem(issuer, code)))
  }
  const twice = codeOf(await signIn(issuer))
  assert.equal((await redeem(issuer, twice)).status, 200)
  assertAway('revokeFamily', await issuer.without('revokeFamily', () => redeem(issuer, twice)))
})

test('without its state no device is let in', async (t) => {
  const { url, without, post } = await startAway(t)
  const begin = () => post('devicecode', { scope })
  assertAway('putDevice', await without('putDevice', begin))
  const decide = async (code: string, decision: object) => {
    const browser = createBrowser()
    const first = await browser.open(`${url}/devicelogin`)
    const second = await browser.submit(first, { code })
    return second.status === 200 ? browser.submit(second, { ...decision }) : second
  }
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
  for (const step of ['pollDevice', 'takeDevice', 'putRefreshToken'] as const) {
    const { body } = await begin()
    const code = String(body['user_code'])
    for (const unseen of ['findDeviceByUserCode', 'decideDevice'] as const) {
      assertNothing(unseen, await without(unseen, () => decide(code, { user })))
    }
    assert.equal((await decide(code, { user })).status, 200)
    const poll = () => post('token', { grant_type, device_code: String(body['device_code']) })
    assertAway(step, await without(step, poll))
  }
})

test('without its state no token is renewed', async (t) => {
  const issuer = await startAway(t)
  const { body } = await redeem(issuer, codeOf(await signIn(issuer)))
  const token = String(body['refresh_token'])
  const renew = () => issuer.post('token', { grant_type: 'refresh_token', refresh_token: token })
  for (const step of ['findRefreshToken', 'rotateRefreshToken'] as const) {
    assertAway(step, await issuer.without(step, renew))
  }
  assert.equal((await renew()).status, 200)
  assertAway('revokeFamily', await issuer.without('revokeFamily', renew))
})
