import type {
  CustomerQualification as WireQualification,
  QualificationName,
  VettingStatus,
} from '@accredit/contract'
import type { OpenSet } from './filter.ts'

// The older API's spelling of each. The type sees to it that none is missing.
const synchronousSpellings: Readonly<Record<QualificationName, string>> = {
  None: 'none',
  Education: 'education',
  Nonprofit: 'nonprofit',
  GovernmentCommunityCloud: 'government_community_cloud',
  StateOwnedEntity: 'state_owned_entity',
}

const nameBySpelling = new Map(
  Object.keys(synchronousSpellings).map((name) => [name.toLowerCase(), name as QualificationName]),
)

/**
 * Gives the name of a qualification in the spelling of `/qualifications`, whatever spelling it came
 * in; a name that this client does not know is passed on as it is.
 */
export function qualificationName(value: string): OpenSet<QualificationName> {
  return nameBySpelling.get(value.replace(/[_\- ]/g, '').toLowerCase()) ?? value
}

/** Gives the spelling of the older `/qualification`, by the same rule. */
export function synchronousSpelling(value: string): string {
  const name = qualificationName(value)
  return Object.hasOwn(synchronousSpellings, name)
    ? synchronousSpellings[name as QualificationName]
    : value
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
