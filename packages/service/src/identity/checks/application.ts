import type { ApplicationRight } from '@accredit/contract'
import { refusal, type Refusal } from '../../rules/refusal.ts'
import type { Border, KnownVisit } from './check.ts'

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
  const isDashboard = applicationId.toLowerCase() === border.dashboardClient.toLowerCase()
  if (isDashboard && needed === 'user') return undefined
  const rights = await border.findApplicationRights(caller)
  const held = rights ?? (isDashboard ? (['user'] as const) : undefined)
  if (!held) return refusal('ApplicationNotRegistered', { applicationId, tenantId, needed })
  if (held.includes(needed)) return undefined
  return refusal('ApplicationNotAllowed', {
    operation,
    applicationId,
    tenantId,
    needed,
    held: held.join(' and '),
    wanted: [...held, needed].join(' '),
  })
}
