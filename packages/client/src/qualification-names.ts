import type { CustomerQualification as WireQualification } from '@accredit/contract'
import {
  parseQualificationName,
  rowOf,
  type QualificationName,
  type VettingStatus,
} from '@accredit/contract/qualification'
import type { OpenSet } from './filter.ts'

/**
 * Gives the name of a qualification in the spelling of `/qualifications`, whatever spelling it came
 * in; a name that this client does not know is passed on as it is.
 */
export function qualificationName(value: string): OpenSet<QualificationName> {
  return parseQualificationName(value) ?? value
}

/** Gives the spelling of the older `/qualification`, by the same rule. */
export function synchronousSpelling(value: string): string {
  const name = parseQualificationName(value)
  return name === undefined ? value : rowOf(name).synchronous
}

/** One qualification of a customer. */
export interface CustomerQualification extends Pick<
  WireQualification,
  'vettingReason' | 'vettingCreateDate'
> {
  qualification: OpenSet<QualificationName>
  /** Absent where nothing is vetted. Texts that this client does not know are kept. */
  vettingStatus?: OpenSet<VettingStatus>
}

/**
 * Reads a qualification as the service sends it: nulls count as absent, and the date is taken from
 * whichever of its two names is there.
 */
export function readQualification(wire: WireQualification): CustomerQualification {
  const members: [string, unknown][] = Object.entries(wire).filter(
    ([name]) => name !== 'vettingCreateDate' && name !== 'vettingCreatedDate',
  )
  members.push(['vettingCreateDate', wire.vettingCreateDate ?? wire.vettingCreatedDate])
  const present = members.filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(present) as unknown as CustomerQualification
}
