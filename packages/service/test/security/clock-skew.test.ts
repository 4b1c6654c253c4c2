import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayPlainly, type BrokenRule } from '@accredit/contract'
import { createAuthenticator } from '../../src/identity/authenticate.ts'
import { generateSigningKey } from '../../src/identity/issuer/generate-signing-key.ts'
import { openSigningKeys } from '../../src/identity/issuer/signing-keys.ts'
import { Refused } from '../../src/rules/refusal.ts'

const tenant = 'c0de0000-0000-4000-8000-00000000a001'
const at = Date.parse('2026-03-02T09:00:00Z') / 1000

/** Judges one token at one time, with clocks that may be apart by so many seconds. */
async function judge(toleranceSeconds: number) {
  const keys = await openSigningKeys([await generateSigningKey()])
  const clock = { now: at * 1000 }
  const authenticator = createAuthenticator({
    issuers: () => ['https://login.example/{tenantid}/'],
    keys,
    isTrustedTenant: () => true,
    now: () => clock.now,
    clockToleranceSeconds: toleranceSeconds,
  })
  return {
    clock,
    async decide(claims: { readonly nbf: number; readonly exp: number }) {
      const token = await keys.sign({
        aud: 'https://api.example',
        iss: `https://login.example/${tenant}/`,
        tid: tenant,
        appid: 'app',
        oid: '6f0c3a52-0000-4000-8000-000000000302',
        idtyp: 'app',
        ...claims,
      })
      const ask = async () => authenticator.authenticate(`Bearer ${token}`)
      return { ask, verdict: await told(ask) }
    },
  }
}

async function told(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask()
    return 'accepted'
  } catch (error) {
    assert.ok(error instanceof Refused, String(error))
    const { reason } = error.refusal.parameters as { reason?: BrokenRule }
    return reason ? sayPlainly(reason) : String(reason)
  }
}

test('clocks may be apart by the tolerance, and not by a second more', async () => {
  const { decide } = await judge(60)
  const rows: [nbf: number, exp: number, verdict: string][] = [
    [-10, 600, 'accepted'],
    [59, 600, 'accepted'],
    [60, 600, 'accepted'],
    [61, 600, 'it is not valid yet'],
    [-600, -59, 'accepted'],
    [-600, -60, 'it has expired'],
    [-600, -61, 'it has expired'],
  ]
  for (const [nbf, exp, expected] of rows) {
    const { verdict } = await decide({ nbf: at + nbf, exp: at + exp })
    assert.equal(verdict, expected, `nbf ${nbf}, exp ${exp}`)
  }
})

test('without a tolerance the second itself decides', async () => {
  const { decide } = await judge(0)
  assert.equal((await decide({ nbf: at, exp: at + 1 })).verdict, 'accepted')
  assert.equal((await decide({ nbf: at + 1, exp: at + 2 })).verdict, 'it is not valid yet')
  assert.equal((await decide({ nbf: at - 9, exp: at })).verdict, 'it has expired')
})

test('a remembered token lives no longer than one that is verified anew', async () => {
  const { clock, decide } = await judge(60)
  const { ask, verdict } = await decide({ nbf: at - 10, exp: at + 100 })
  assert.equal(verdict, 'accepted')
  clock.now = (at + 159) * 1000
  assert.equal(await told(ask), 'accepted')
  clock.now = (at + 160) * 1000
  assert.equal(await told(ask), 'it has expired')
})
