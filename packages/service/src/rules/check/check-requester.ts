import { brokenRule, rowOf, type SettableQualification } from '@accredit/contract'
import type { Actor } from '../actor.ts'
import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

/** Refuses a user without any of the CSP roles that may request this qualification. */
export function checkRequester(
  qualification: SettableQualification,
  actor: Pick<Actor, 'kind' | 'cspRoles' | 'userPrincipalName' | 'objectId'>,
): Refusal | undefined {
  const { roles } = rowOf(qualification)
  if (actor.kind === 'app' || roles.some((role) => actor.cspRoles.includes(role))) return undefined
  return refusal('RoleNotAllowed', {
    operation: `A request for ${qualification}`,
    user: actor.userPrincipalName ?? actor.objectId,
    reason: brokenRule('RoleNeeded', { needed: roles, held: actor.cspRoles }),
  })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Each qualification may be asked for by Admin agents and Sales agents.',
    fidelity: 'assumed',
    source: 'The pages name both roles for Education; they are silent on the rest.',
  },
]
