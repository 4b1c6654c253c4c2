import type { Expected, Wanted } from './calls.ts'

/** A qualification of a customer. */
export interface Qualification {
  readonly type: string
  readonly status?: 'InReview' | 'Approved' | 'Denied'
  readonly reason?: string
  readonly at?: number
}

/** The qualifications in the order in which they are sent. */
export const order = ['Education', 'Nonprofit', 'GovernmentCommunityCloud', 'StateOwnedEntity']

/** Names of the older form. */
export const synchronousNames: Readonly<Record<string, string>> = {
  Education: 'education',
  GovernmentCommunityCloud: 'government_community_cloud',
  StateOwnedEntity: 'state_owned_entity',
  Nonprofit: 'nonprofit',
}

/** A refusal by its name. */
export const refused = (status: number, refusal?: string): Expected => ({ status, refusal })

/** A body with status 200. */
export function ok(body: unknown): Expected {
  return { status: 200, body }
}

/** Finds what is wrong with the form of a request, before anything about the customer is read. */
export function misform({ qualification, segment }: Wanted): Expected | undefined {
  if (qualification === 'None' || qualification === 'Nonprofit') {
    return refused(400, 'QualificationNotSettable')
  }
  if (!order.includes(qualification)) return refused(400, 'EnumNotParsable')
  if (qualification === 'Education' && segment !== undefined && segment !== 'K12') {
    return refused(400, 'InvalidEducationSegment')
  }
  return undefined
}

/** A qualification as the reads give it. */
export function describe({ at, reason, status, type }: Qualification): object {
  const date = at === undefined ? undefined : new Date(at).toISOString()
  return {
    qualification: type,
    ...(status && { vettingStatus: status, vettingReason: reason ?? '' }),
    ...(date && { vettingCreateDate: date, vettingCreatedDate: date }),
  }
}

/** The one value in force of the older form. */
export function synchronous(qualifications: readonly Qualification[]): string {
  const inForce = (type: string) =>
    qualifications.some(
      (each) => each.type === type && (each.status === undefined || each.status === 'Approved'),
    )
  const type = ['Education', 'GovernmentCommunityCloud', 'StateOwnedEntity', 'Nonprofit'].find(
    inForce,
  )
  return (type && synchronousNames[type]) ?? 'none'
}
