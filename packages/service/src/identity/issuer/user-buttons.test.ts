import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reviewerAppRole } from '@accredit/contract'
import { signIn } from '../../words/en/sign-in.ts'
import type { User } from './directory.ts'
import { userButtons } from './user-buttons.ts'

const ada: User = {
  id: 'c0de0000-0000-4000-8000-000000000a01',
  tenantId: 'c0de0000-0000-4000-8000-00000000a001',
  userPrincipalName: 'ada@contoso.example',
  displayName: 'Ada Lindqvist',
  givenName: 'Ada',
  familyName: 'Lindqvist',
  mfa: true,
  cspRoles: [],
  appRoles: [],
}

/** Returns the text below a user's button. */
function describe(changes: Partial<User>): string | undefined {
  const page = userButtons([{ ...ada, ...changes }], signIn).text
  return new RegExp(`<span id="${ada.id}">([^<]*)</span>`).exec(page)?.[1]
}

test('a button has only the user name, with a description below', () => {
  assert.equal(describe({}), 'Ada Lindqvist')
  assert.equal(
    describe({ cspRoles: ['AdminAgent', 'HelpdeskAgent'] }),
    'Ada Lindqvist, Admin agent, Helpdesk agent',
  )
  assert.equal(describe({ appRoles: [reviewerAppRole] }), 'Ada Lindqvist, Vetting reviewer')
  assert.equal(describe({ appRoles: ['Another.Role'] }), 'Ada Lindqvist')
  assert.equal(describe({ mfa: false }), 'Ada Lindqvist, signs in without MFA')
})

test('each user has a button', () => {
  const page = userButtons([ada, { ...ada, userPrincipalName: 'bea@contoso.example' }], signIn).text
  const labels = [...page.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, label]) =>
    label?.trim(),
  )
  assert.deepEqual(labels, ['ada@contoso.example', 'bea@contoso.example'])
})
