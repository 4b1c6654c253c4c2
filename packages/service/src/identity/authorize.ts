import type { CspRole, Route } from '@accredit/contract'
import { refusal, type Refusal } from '../rules/refusal.ts'
import type { Caller } from './caller.ts'

/** The part of a route that says who may call it. */
export type GuardedRoute = Pick<Route, 'appOnly' | 'roles'>

/**
 * Judges whether this caller may call this route, in the order of Partner Center's checks: MFA, then
 * App-only, then the user's CSP role. An application without a user holds no CSP role and needs none.
 * Source: the security requirements for partners, and the error codes 900329 and 900150.
 * @param cspRoles The roles that the user holds, from the store; empty for an application.
 */
export function authorize(
  route: GuardedRoute,
  operation: string,
  caller: Caller,
  cspRoles: readonly CspRole[],
  options: { readonly enforceMfa: boolean } = { enforceMfa: true },
): Refusal | undefined {
  if (caller.kind === 'app') {
    return route.appOnly ? undefined : refusal('AppOnlyNotSupported', { operation })
  }
  if (options.enforceMfa && !caller.mfa) return refusal('MfaRequired', {})
  if (route.roles.length === 0 || route.roles.some((role) => cspRoles.includes(role)))
    return undefined
  return refusal('RoleNotAllowed', {
    operation,
    needed: inWords(route.roles),
    user: caller.userPrincipalName ?? caller.objectId,
    held: cspRoles.length === 0 ? 'none of them' : cspRoles.join(' and '),
  })
}

function inWords(roles: readonly string[]): string {
  return roles.length < 2
    ? roles.join('')
    : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1) ?? ''}`
}
