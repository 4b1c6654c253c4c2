import {
  qualificationNames,
  qualifications,
  rowOf,
  type QualificationName,
} from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { ShownQualification } from '../qualification-record.ts'

const byPrecedence = qualificationNames.toSorted(
  (one, other) => rowOf(one).precedence - rowOf(other).precedence,
)

/** Returns the single value for all qualifications of a customer. */
export function describeSynchronous(
  records: readonly ShownQualification[],
): (typeof qualifications)[QualificationName]['synchronous'] {
  const inForce = new Set<QualificationName>(
    records
      .filter(({ vettingStatus }) => vettingStatus === undefined || vettingStatus === 'Approved')
      .map(({ type }) => type),
  )
  const name = byPrecedence.find((candidate) => inForce.has(candidate)) ?? 'None'
  return qualifications[name].synchronous
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'The older read gives approved Education, else GovernmentCommunityCloud, StateOwnedEntity, Nonprofit, none.',
    fidelity: 'assumed',
    source: 'It has room for one value; Education in review or denied is not in force.',
  },
  {
    behaviour:
      'The older form spells in snake_case: government_community_cloud, state_owned_entity.',
    fidelity: 'observed',
    source: 'The published API description and the .NET converter; a page shows another spelling.',
  },
  {
    behaviour: 'The older write answers with the value asked for, even while vetting goes on.',
    fidelity: 'assumed',
    source: 'The page calls it the resulting qualification.',
  },
]
