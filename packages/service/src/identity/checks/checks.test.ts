import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allRoutes,
  brokenRule,
  cspRoles,
  errorText,
  type AnyOperationName,
  type CspRole,
  type Route,
} from '@accredit/contract'
import { Refused } from '../../rules/refusal.ts'
import type { Caller } from '../caller.ts'
import { admit } from './admit.ts'
import type { Border } from './check.ts'

const audience = 'https://api.partnercenter.microsoft.com'
const user: Caller = {
  tenantId: '6f0c3a52-0000-4000-8000-000000000001',
  audiences: [audience],
  kind: 'user',
  applicationId: 'the-app',
  objectId: 'the-user',
  userPrincipalName: 'ada@contoso.test',
  mfa: true,
  scopes: ['user_impersonation'],
  expiresAt: Date.parse('2100-01-01'),
  appRoles: [],
}
const app: Caller = { ...user, kind: 'app', mfa: false, scopes: [] }
const reviewer: Caller = {
  ...user,
  tenantId: '6f0c3a52-0000-4000-8000-00000000000d',
  audiences: ['api://accredit'],
  appRoles: ['Vetting.Review'],
}

const border: Omit<Border, 'authenticator' | 'findRoles'> = {
  audiences: [audience, 'api://accredit'],
  ownAudiences: ['api://accredit'],
  isReviewersTenant: (tenantId) => tenantId === reviewer.tenantId,
  dashboardClient: '',
  findApplicationRights: () => ['user', 'app-read', 'app-write'],
  enforceMfa: true,
  throttle: () => undefined,
  throttlePerMinute: 0,
}

/** Runs the checks for a caller and returns the refusal, if any. */
async function send(
  operation: AnyOperationName,
  caller: Caller,
  roles: readonly CspRole[],
  wishes: Partial<Border> = {},
) {
  const route: Route = allRoutes[operation]
  const visit = { operation, route, headers: {} }
  const authenticator = { authenticate: () => caller, clear: () => undefined }
  return admit(visit, { ...border, authenticator, findRoles: () => roles, ...wishes }).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refused) return error.refusal
      throw error
    },
  )
}

test('a user with MFA and a required role passes', async () => {
  const roles = ['HelpdeskAgent', 'SalesAgent'] as const
  assert.equal(await send('createQualification', user, roles), undefined)
})

test('MFA is checked before the role, and only for users', async () => {
  const withoutMfa = { ...user, mfa: false }
  assert.equal((await send('createQualification', withoutMfa, []))?.error, 'MfaRequired')
  assert.equal(await send('getQualifications', app, []), undefined)
})

test('MFA is not required when its enforcement is off', async () => {
  const withoutMfa = { ...user, mfa: false }
  const off = { enforceMfa: false }
  assert.equal(await send('createQualification', withoutMfa, ['AdminAgent'], off), undefined)
})

test('an application without a user may read but not write', async () => {
  assert.deepEqual(await send('createQualification', app, []), {
    error: 'AppOnlyNotSupported',
    parameters: { operation: 'createQualification' },
  })
  assert.equal(await send('listCustomers', app, []), undefined)
})

test('a missing role is refused, naming the required and the present roles', async () => {
  assert.deepEqual(await send('createQualification', user, ['HelpdeskAgent']), {
    error: 'RoleNotAllowed',
    parameters: {
      operation: 'createQualification',
      user: 'ada@contoso.test',
      reason: brokenRule('RoleNeeded', {
        needed: ['AdminAgent', 'SalesAgent'],
        held: ['HelpdeskAgent'],
      }),
    },
  })
  const { userPrincipalName: _, ...nameless } = user
  const verdict = await send('listCustomers', nameless, [])
  assert.equal(verdict?.error, 'RoleNotAllowed')
  assert.deepEqual(verdict?.parameters, {
    operation: 'listCustomers',
    user: 'the-user',
    reason: brokenRule('RoleNeeded', { needed: [...cspRoles], held: [] }),
  })
})

test('the desk is for users with MFA and the app role', async () => {
  assert.equal(await send('listCases', reviewer, []), undefined)
  assert.equal((await send('listCases', { ...reviewer, mfa: false }, []))?.error, 'MfaRequired')
  const alone = await send('listCases', { ...reviewer, kind: 'app', scopes: [] }, [])
  assert.equal(alone?.error, 'AppOnlyNotSupported')
  assert.equal((await send('listCases', user, []))?.error, 'RoleNotAllowed')
})

test('the app role is worth nothing in a partner’s tenant or for another audience', async () => {
  const { tenantId } = user
  for (const forged of [
    { ...reviewer, tenantId },
    { ...reviewer, audiences: [audience] },
    { ...reviewer, audiences: [audience, 'api://accredit'] },
  ]) {
    assert.equal((await send('listCases', forged, []))?.error, 'ReviewerNotAllowed')
    assert.equal((await send('followEvents', forged, []))?.error, 'RoleNotAllowed')
  }
})

test('a reviewers’ application does not act for a partner', async () => {
  const alone: Caller = { ...reviewer, kind: 'app', scopes: [], appRoles: [] }
  assert.equal((await send('listCustomers', alone, []))?.error, 'RoleNotAllowed')
  assert.equal((await send('createCustomer', alone, []))?.error, 'RoleNotAllowed')
  assert.equal((await send('followEvents', alone, []))?.error, 'RoleNotAllowed')
})

test('a user’s token needs the scope, on every route', async () => {
  for (const operation of Object.keys(allRoutes) as AnyOperationName[]) {
    for (const scopes of [[], ['openid', 'User.Read'], ['user_impersonation2']]) {
      const refused = await send(operation, { ...user, scopes, mfa: false }, ['AdminAgent'])
      assert.equal(refused?.error, 'ScopeNotGranted', operation)
    }
  }
})

test('a refusal stays readable, however many roles a token has', async () => {
  const appRoles = Array.from({ length: 1_000 }, (_, index) => `Role.${index}`)
  const refused = await send('listCases', { ...reviewer, appRoles }, [])
  assert.equal(refused?.error, 'RoleNotAllowed')
  const text = errorText('RoleNotAllowed', refused.parameters)
  assert.match(text, /; this account has Role\.0, .*, 995 more\.$/)
  const role = [...appRoles, 'Vetting.Review']
  assert.equal(await send('listCases', { ...reviewer, appRoles: role }, []), undefined)
})

test('calls are counted as their route says, each limit separately', async () => {
  const counted: unknown[][] = []
  const count = (operation: AnyOperationName, customerId: string) => {
    const route: Route = allRoutes[operation]
    return admit(
      { operation, route, customerId, headers: {} },
      {
        ...border,
        authenticator: { authenticate: () => user, clear: () => undefined },
        findRoles: () => ['AdminAgent'],
        throttle: (...call) => void counted.push(call),
        throttlePerMinute: 500,
      },
    )
  }
  const customerId = '6F0C3A52-0000-4000-8000-0000000000AA'
  const { tenantId } = user
  await count('setQualification', customerId)
  assert.deepEqual(counted.splice(0), [
    [tenantId, 500],
    [tenantId, 60, customerId.toLowerCase()],
  ])
  await count('setQualification', 'no-id')
  await count('getQualification', customerId)
  await count('listAuditRecords', customerId)
  assert.deepEqual(counted, [
    [tenantId, 500],
    [tenantId, 500],
  ])
})
