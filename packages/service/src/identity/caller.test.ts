import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../rules/refusal.ts'
import { readCaller } from './caller.ts'

const tid = '6F0C3A52-0000-4000-8000-000000000001'
const aud = 'https://api.partnercenter.microsoft.com'
const userId = '6f0c3a52-0000-4000-8000-000000000101'
const principalId = '6f0c3a52-0000-4000-8000-000000000302'
const exp = 1_800_000_000
const user = {
  aud: `${aud}/`,
  tid,
  appid: 'the-app',
  oid: userId,
  upn: 'ada@contoso.test',
  name: 'Ada Martin',
  scp: 'user_impersonation',
  amr: ['pwd', 'mfa'],
  exp,
}

test('a v1 user token names the user, the application and the tenant', () => {
  assert.deepEqual(readCaller(user), {
    tenantId: tid.toLowerCase(),
    audiences: [aud],
    kind: 'user',
    applicationId: 'the-app',
    objectId: userId,
    userPrincipalName: 'ada@contoso.test',
    displayName: 'Ada Martin',
    mfa: true,
    scopes: ['user_impersonation'],
    expiresAt: 1_800_000_000_000,
    appRoles: [],
  })
})

test('a v2 token names its application in azp and its user in preferred_username', () => {
  const { appid: _, upn: __, ...rest } = user
  const caller = readCaller({ ...rest, azp: 'v2-app', preferred_username: 'ada@contoso.test' })
  assert.equal(caller.applicationId, 'v2-app')
  assert.equal(caller.userPrincipalName, 'ada@contoso.test')
  assert.equal(caller.kind, 'user')
})

test('a token without scope and user name is App-only', () => {
  const caller = readCaller({
    aud,
    tid,
    exp,
    appid: 'the-app',
    oid: principalId,
    roles: ['A', 7],
  })
  assert.deepEqual(caller, {
    tenantId: tid.toLowerCase(),
    audiences: [aud],
    kind: 'app',
    applicationId: 'the-app',
    objectId: principalId,
    mfa: false,
    scopes: [],
    expiresAt: 1_800_000_000_000,
    appRoles: ['A'],
  })
})

test('names are normalized and have no invisible characters', () => {
  const caller = readCaller({ ...user, upn: ' ada@con\u200Btoso.test', name: 'Ada\u202E Martin ' })
  assert.equal(caller.userPrincipalName, 'ada@contoso.test')
  assert.equal(caller.displayName, 'Ada Martin')
  const { scp: _, ...withoutScope } = user
  const nameless = readCaller({ ...withoutScope, upn: '\u200B' })
  assert.equal(nameless.userPrincipalName, undefined)
  assert.equal(
    nameless.kind,
    'user',
    'a name of invisible characters does not turn a user into an application',
  )
})

test('idtyp app makes a token App-only, whatever else it carries', () => {
  const caller = readCaller({ ...user, idtyp: 'app' })
  assert.equal(caller.kind, 'app')
  assert.equal(caller.userPrincipalName, undefined)
})

test('a scope alone, or a user name alone, makes a token App+User', () => {
  const { scp: _, ...withoutScope } = user
  const { upn: __, ...withoutName } = user
  assert.equal(readCaller(withoutScope).kind, 'user')
  assert.equal(readCaller(withoutName).kind, 'user')
})

test('mfa is true only when amr names it', () => {
  assert.equal(readCaller({ ...user, amr: ['pwd'] }).mfa, false)
  assert.equal(readCaller({ ...user, amr: 'mfa' }).mfa, false)
  assert.equal(readCaller({ ...user, amr: undefined }).mfa, false)
})

test('tenant, application and object id are required', () => {
  for (const claim of ['aud', 'tid', 'appid', 'oid'] as const) {
    assert.throws(
      () => readCaller({ ...user, sub: userId, [claim]: undefined }),
      (error) =>
        error instanceof Refused && error.message.includes(`its claim ${claim} is missing`),
    )
  }
  assert.throws(() => readCaller({ ...user, tid: 'contoso.onmicrosoft.com' }), Refused)
  for (const wrong of [7, true, {}, [], [7], '']) {
    assert.throws(() => readCaller({ ...user, aud: wrong }), Refused)
    assert.throws(() => readCaller({ ...user, oid: wrong }), Refused)
  }
})

test('an object id has one spelling: no other is admitted', () => {
  assert.equal(readCaller({ ...user, oid: userId.toUpperCase() }).objectId, userId)
  for (const oid of [`${userId} `, `${userId}\u200B`, userId.replace('101', '\uFF1101'), 'ada']) {
    assert.throws(
      () => readCaller({ ...user, oid }),
      (error) => error instanceof Refused && error.message.includes('its claim oid'),
      oid,
    )
  }
})

test('malformed claims never turn a user into an application', () => {
  const { scp: _, upn: __, ...bare } = user
  for (const claim of ['scp', 'upn', 'unique_name', 'preferred_username', 'idtyp']) {
    for (const wrong of [['user_impersonation'], {}, 7, null, true]) {
      assert.throws(
        () => readCaller({ ...bare, [claim]: wrong }),
        (error) => error instanceof Refused && error.message.includes(`its claim ${claim}`),
        `${claim} ${JSON.stringify(wrong)}`,
      )
    }
  }
  for (const told of [{ scp: '' }, { idtyp: 'user' }, { idtyp: 'App' }, { upn: '' }]) {
    assert.equal(readCaller({ ...bare, ...told }).kind, 'user', JSON.stringify(told))
  }
})
