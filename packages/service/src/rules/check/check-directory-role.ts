import { rowOf, type SettableQualification } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

/**
 * Refuses a request of a user without any of the directory roles on the customer that the
 * qualification requires.
 * @param held directory roles that the customer delegated to the user's CSP roles
 */
export function checkDirectoryRole(
  qualification: SettableQualification,
  held: readonly string[],
  customerId: string,
  user: string,
): Refusal | undefined {
  const { directoryRoles } = rowOf(qualification)
  if (directoryRoles.length === 0) return undefined
  if (directoryRoles.some((role) => held.includes(role))) return undefined
  return refusal('InsufficientPrivileges', {
    qualification,
    needed: directoryRoles.join(', '),
    customerId,
    user,
    held: held.join(', ') || 'none',
  })
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'GovernmentCommunityCloud needs Directory Readers, Directory Writers, License Administrator or User Administrator by GDAP on the customer (403, 900308).',
    fidelity: 'documented',
    source: '"Update a customer’s qualifications", edition of 2023 and later.',
  },
  {
    behaviour: 'The other qualifications need no delegated role.',
    fidelity: 'documented',
    source: '"Update a customer’s qualifications", edition of 2023 and later.',
  },
]
