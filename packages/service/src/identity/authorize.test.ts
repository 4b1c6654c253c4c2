import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '@accredit/contract'
import { authorize } from './authorize.ts'
import { authorizeReviewer } from './authorize-reviewer.ts'
import type { Caller } from './caller.ts'

const user: Caller = {
  partnerId: '6f0c3a52-0000-4000-8000-000000000001',
  kind: 'user',
  applicationId: 'the-app',
  objectId: 'the-user',
  userPrincipalName: 'ada@contoso.test',
  mfa: true,
  appRoles: [],
}
const app: Caller = { ...user, kind: 'app', mfa: false }

test('a user with MFA and a needed role passes', () => {
  assert.equal(
    authorize(routes.createQualification, 'createQualification', user, [
      'HelpdeskAgent',
      'SalesAgent',
    ]),
    undefined,
  )
})

test('MFA is asked for first, and only of users', () => {
  const withoutMfa = { ...user, mfa: false }
  assert.equal(authorize(routes.createQualification, 'x', withoutMfa, [])?.error, 'MfaRequired')
  assert.equal(authorize(routes.getQualifications, 'x', app, []), undefined)
})

test('MFA is not asked for when its enforcement is off', () => {
  const withoutMfa = { ...user, mfa: false }
  assert.equal(
    authorize(routes.createQualification, 'x', withoutMfa, ['AdminAgent'], { enforceMfa: false }),
    undefined,
  )
})

test('an application alone may read and not write', () => {
  assert.deepEqual(authorize(routes.createQualification, 'createQualification', app, []), {
    error: 'AppOnlyNotSupported',
    parameters: { operation: 'createQualification' },
  })
  assert.equal(authorize(routes.listCustomers, 'listCustomers', app, []), undefined)
})

test('a missing role is refused with what is needed and what is held', () => {
  assert.deepEqual(
    authorize(routes.createQualification, 'createQualification', user, ['HelpdeskAgent']),
    {
      error: 'RoleNotAllowed',
      parameters: {
        operation: 'createQualification',
        needed: 'AdminAgent or SalesAgent',
        user: 'ada@contoso.test',
        held: 'HelpdeskAgent',
      },
    },
  )
  const { userPrincipalName: _, ...nameless } = user
  const verdict = authorize(routes.listCustomers, 'listCustomers', nameless, [])
  assert.equal(verdict?.error, 'RoleNotAllowed')
  assert.deepEqual(verdict?.parameters, {
    operation: 'listCustomers',
    needed:
      'AdminAgent, SalesAgent, HelpdeskAgent, BillingAdmin, GlobalAdmin or UserManagementAdmin',
    user: 'the-user',
    held: 'none of them',
  })
})

test('the desk is for users with MFA and the app role', () => {
  const reviewer = { ...user, appRoles: ['Vetting.Review'] }
  assert.equal(authorizeReviewer('listCases', reviewer), undefined)
  assert.equal(authorizeReviewer('listCases', { ...reviewer, mfa: false })?.error, 'MfaRequired')
  assert.equal(
    authorizeReviewer('listCases', { ...reviewer, kind: 'app' })?.error,
    'AppOnlyNotSupported',
  )
  assert.equal(authorizeReviewer('listCases', user)?.error, 'RoleNotAllowed')
})
