import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'

/**
 * Refuses a user who proved no second factor; an application needs none.
 * Source: the security requirements for partners.
 */
export function checkMfa(
  { caller }: Pick<KnownVisit, 'caller'>,
  { enforceMfa }: Pick<Border, 'enforceMfa'>,
): Refusal | undefined {
  const needed = enforceMfa && caller.kind === 'user'
  return needed && !caller.mfa ? refusal('MfaRequired', {}) : undefined
}
