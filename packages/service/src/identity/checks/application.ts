import type { ApplicationRight } from '@accredit/contract'
import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'

const signIn = 'Sign a user in, and send their token.'
const signInAfter = 'Sign a user in after the operator of the service has run'
const changeIt = 'The operator of the service can change that'

/**
 * Refuses an application that the operator has not registered for the caller's partner, or not for
 * this kind of call. Applications of the reviewers' tenants need no registration, and the
 * dashboard's own may carry every partner's users. Registration and refusals are our decision.
 */
export async function checkApplication(
  { caller, operation, route }: Pick<KnownVisit, 'caller' | 'operation' | 'route'>,
  border: Pick<Border, 'dashboardClient' | 'findApplicationRights' | 'isReviewersTenant'>,
): Promise<Refusal | undefined> {
  const { applicationId, kind, tenantId } = caller
  if (border.isReviewersTenant(tenantId)) return undefined
  const needed: ApplicationRight = kind === 'user' ? 'user' : `app-${route.access}`
  // No application right opens a route that requires a user.
  const needsUser = kind === 'app' && !route.appOnly
  const useful: ApplicationRight = needsUser ? 'user' : needed
  const isDashboard = applicationId.toLowerCase() === border.dashboardClient.toLowerCase()
  if (isDashboard && needed === 'user') return undefined
  const rights = await border.findApplicationRights(caller)
  const held = rights ?? (isDashboard ? (['user'] as const) : undefined)
  if (!held) return refusal('ApplicationNotRegistered', { applicationId, tenantId, needed: useful })
  if (held.includes(needed)) return undefined
  return refusal('ApplicationNotAllowed', {
    operation,
    applicationId,
    tenantId,
    needed: needsUser ? 'a signed-in user' : needed,
    held: held.join(' and '),
    remedy: held.includes(useful)
      ? signIn
      : `${needsUser ? signInAfter : changeIt}: accredit admin application change ${tenantId} ${applicationId} ${[...held, useful].join(' ')}.`,
  })
}
