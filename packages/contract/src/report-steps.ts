import type { SettableQualification } from './qualification.ts'
import {
  qualificationNames,
  qualifications,
  settableQualifications,
  vettingStatuses,
} from './qualification.ts'
import { isVettingReason, vettingReasons } from './vetting-reasons.ts'

/**
 * States of a line of the report: those of vetting, `unvetted` for a qualification that took effect at
 * once, and `none` for a customer without any.
 */
export const reportStatuses = ['none', ...vettingStatuses, 'unvetted'] as const
export type ReportStatus = (typeof reportStatuses)[number]

/**
 * Next steps of a partner. `request`: nothing was requested yet. `wait`: vetting goes on.
 * `request-again`: correct the details, then make a new request. `contact-support`: no request helps.
 * `nothing`: the qualification is in force.
 */
export const reportSteps = [
  'request',
  'wait',
  'request-again',
  'contact-support',
  'nothing',
] as const
export type ReportStep = (typeof reportSteps)[number]

/** Next steps in one language. */
export interface ReportWords {
  readonly steps: Readonly<Record<ReportStep, string>>
}

/** Finds the state of a qualification by the status that the service sends with it. */
export function reportStatusOf(
  qualification: string | undefined,
  vettingStatus: string | undefined,
): string {
  if (qualification === undefined) return 'none'
  return vettingStatus ?? 'unvetted'
}

/**
 * Finds the next step of a partner. A status that is not known counts as a review.
 * @param requestsLeft requests that the customer still has; null or absent without a known limit
 */
export function nextStepOf({
  status,
  reason = '',
  requestsLeft,
}: {
  readonly status: string
  readonly reason?: string | undefined
  readonly requestsLeft?: number | null | undefined
}): ReportStep {
  if (status === 'none') return requestsLeft === 0 ? 'contact-support' : 'request'
  if (status === 'Approved' || status === 'unvetted') return 'nothing'
  if (status !== 'Denied') return 'wait'
  const canHelp = isVettingReason(reason) && vettingReasons[reason].newRequestCanHelp
  return canHelp && requestsLeft !== 0 ? 'request-again' : 'contact-support'
}

/** Qualification whose requests are counted for a customer without any: the one that has a limit. */
export const limitedQualification: SettableQualification | undefined = settableQualifications.find(
  (name) => qualifications[name].requestLimit !== null,
)

interface Group {
  readonly qualification: string
  readonly status: string
  readonly nextStep: ReportStep
  readonly count: number
}

/** Orders groups by qualification and state, as their lists do; large ones first. */
export function compareGroups(one: Group, other: Group): number {
  return (
    placeOf(one) - placeOf(other) ||
    other.count - one.count ||
    reportSteps.indexOf(one.nextStep) - reportSteps.indexOf(other.nextStep)
  )
}

function placeOf({ qualification, status }: Group): number {
  const names: readonly string[] = qualificationNames
  const statuses: readonly string[] = reportStatuses
  return names.indexOf(qualification) * statuses.length + statuses.indexOf(status)
}
