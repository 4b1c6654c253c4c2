import assert from 'node:assert/strict'
import { test } from 'node:test'
import { governmentDirectoryRoles } from '@accredit/contract'
import fc from 'fast-check'
import { checkDirectoryRole } from './check-directory-role.ts'

const others = ['Global Reader', 'Security Reader', 'directory readers', 'Directory Reader']

test('one of the four roles is enough, regardless of others', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...governmentDirectoryRoles, ...others]), (held) => {
      const enough = held.some((role) =>
        (governmentDirectoryRoles as readonly string[]).includes(role),
      )
      assert.equal(
        checkDirectoryRole('GovernmentCommunityCloud', held, 'customer', 'user') === undefined,
        enough,
      )
    }),
  )
})

test('the refusal names the required and the present roles', () => {
  const refused = checkDirectoryRole(
    'GovernmentCommunityCloud',
    ['Global Reader'],
    'customer',
    'sales@contoso.test',
  )
  assert.deepEqual(refused, {
    error: 'InsufficientPrivileges',
    parameters: {
      qualification: 'GovernmentCommunityCloud',
      needed: governmentDirectoryRoles.join(', '),
      customerId: 'customer',
      user: 'sales@contoso.test',
      held: 'Global Reader',
    },
  })
})
