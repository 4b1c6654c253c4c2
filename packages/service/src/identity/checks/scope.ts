import { userScope } from '@accredit/contract'
import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { KnownVisit } from './check.ts'
import { nameSome } from './name-some.ts'

/**
 * Refuses a user whose application may not act for them: the token's scope is what the user
 * granted. Source: Partner Center authentication; the refusal is our decision.
 */
export function checkScope({ caller, operation }: KnownVisit): Refusal | undefined {
  const { kind, scopes } = caller
  if (kind === 'app' || scopes.includes(userScope)) return undefined
  return refusal('ScopeNotGranted', { operation, needed: userScope, held: nameSome(scopes) })
}
