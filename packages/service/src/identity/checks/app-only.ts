import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { KnownVisit } from './check.ts'

/**
 * Refuses an application without a user where the route requires a user. Source: error code 900329.
 */
export function checkAppOnly({ caller, operation, route }: KnownVisit): Refusal | undefined {
  if (caller.kind === 'user' || route.appOnly) return undefined
  return refusal('AppOnlyNotSupported', { operation })
}
