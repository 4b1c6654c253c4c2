import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inEnglish } from '../words/load-speech.ts'
import { examineToken, type TokenFinding } from './examine-token.ts'

const now = Date.parse('2026-03-02T09:00:00Z')
const audience = 'https://api.partnercenter.microsoft.com'
const authority = 'https://login.microsoftonline.com'
const tid = 'c0de0000-0000-4000-8000-00000000a001'
const target = { authority, audience, isSandbox: false }
const around = { target, now, speech: inEnglish }

const good = {
  aud: audience,
  iss: `https://sts.windows.net/${tid}/`,
  tid,
  appid: 'c0de0000-0000-4000-8000-00000000a0aa',
  upn: 'ada@contoso.test',
  scp: 'user_impersonation',
  amr: ['pwd', 'mfa'],
  nbf: now / 1000 - 300,
  exp: now / 1000 + 3600,
  ver: '1.0',
}

function examine(changes: Record<string, unknown>): TokenFinding[] {
  const claims = JSON.stringify({ ...good, ...changes })
  return examineToken(`e30.${Buffer.from(claims).toString('base64url')}.c2ln`, around)
}

function wrongRules(changes: Record<string, unknown>): string[] {
  return examine(changes).flatMap(({ rule, result }) => (result === 'wrong' ? [rule] : []))
}

test('a good token of either format breaks no rule', () => {
  assert.deepEqual(wrongRules({}), [])
  assert.deepEqual(
    wrongRules({ iss: `${authority}/${tid}/v2.0`, aud: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd' }),
    [],
  )
})

test('each broken rule is named', () => {
  assert.deepEqual(wrongRules({ aud: 'https://graph.microsoft.com' }), ['audience'])
  assert.deepEqual(wrongRules({ aud: undefined }), ['audience'])
  assert.deepEqual(wrongRules({ iss: 'https://sts.windows.net/another/' }), ['issuer'])
  assert.deepEqual(wrongRules({ exp: now / 1000 }), ['validity'])
  assert.deepEqual(wrongRules({ exp: undefined }), ['validity'])
  assert.deepEqual(wrongRules({ nbf: now / 1000 + 60 }), ['validity'])
  assert.deepEqual(wrongRules({ amr: ['pwd'] }), ['mfa'])
  assert.deepEqual(wrongRules({ scp: 'openid' }), ['scope'])
  assert.deepEqual(wrongRules({ appid: undefined }), ['application'])
  assert.deepEqual(wrongRules({ amr: undefined }), ['mfa'])
  for (const text of ['', 'abc', 'a.b.c', 'a.b.c.d', 'e30.W10.c2ln']) {
    assert.deepEqual(
      examineToken(text, around).map(({ rule, result }) => [rule, result]),
      [['form', 'wrong']],
      text,
    )
  }
})

test('every wrong finding comes with a one-line fix', () => {
  const broken = examine({ aud: 'x', iss: 'x', exp: 1, amr: [] })
  const wrong = broken.filter(({ result }) => result === 'wrong')
  assert.equal(wrong.length, 4)
  for (const { fix } of wrong) assert.match(fix ?? '', /^[^\n]+\.$/)
})

test('an application without a user is recognized, and needs no MFA', () => {
  for (const app of [{ idtyp: 'app' }, { scp: undefined, upn: undefined }]) {
    const findings = examine({ ...app, amr: undefined })
    const caller = findings.find(({ rule }) => rule === 'caller')
    assert.equal(caller?.result, 'note')
    assert.match(caller?.found ?? '', /^App-only/)
    assert.ok(!findings.some(({ rule }) => rule === 'mfa'))
  }
})

test('the audience of the archived SDKs is only a note, since the service may accept it', () => {
  const [, audienceFinding] = examine({ aud: 'https://graph.windows.net' })
  assert.equal(audienceFinding?.result, 'note')
})
