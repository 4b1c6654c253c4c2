import { InvalidArgumentError } from 'commander'
import type { EducationSegment, SettableQualification } from '@accredit/client'

// Written down here, because the contract's schemas take longer to load than a command runs; the
// types see to it that none is missing.
const settable = {
  Education: true,
  GovernmentCommunityCloud: true,
  StateOwnedEntity: true,
} as const satisfies Record<SettableQualification, true>
const segments = { K12: true, HigherEducation: true } as const satisfies Record<
  EducationSegment,
  true
>
const shortNames: Readonly<Record<string, SettableQualification>> = {
  gcc: 'GovernmentCommunityCloud',
  soe: 'StateOwnedEntity',
}
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The qualifications that can be asked for, as the help names them. */
export const settableNames = Object.keys(settable) as SettableQualification[]
const segmentNames = Object.keys(segments) as EducationSegment[]

/** Reads a GUID. */
export function readGuid(text: string): string {
  if (guid.test(text)) return text.toLowerCase()
  throw new InvalidArgumentError('It must be a GUID.')
}

/** Reads a customer's Microsoft ID. */
export function readCustomerId(text: string): string {
  if (guid.test(text)) return text.toLowerCase()
  throw new InvalidArgumentError(
    'It must be the customer’s Microsoft ID, a GUID; "accredit customers" lists them.',
  )
}

/** Reads the name of a qualification in any spelling, or short as GCC or SOE. */
export function readQualificationName(text: string): SettableQualification {
  const name = findSpelling(settableNames, text) ?? shortNames[text.toLowerCase()]
  if (name) return name
  throw new InvalidArgumentError(`It must be one of ${settableNames.join(', ')} (or GCC, SOE).`)
}

/** Reads the segment of an Education request in any spelling. */
export function readSegment(text: string): EducationSegment {
  const segment = findSpelling(segmentNames, text)
  if (segment) return segment
  throw new InvalidArgumentError(`It must be one of ${segmentNames.join(', ')}.`)
}

function findSpelling<Name extends string>(names: readonly Name[], text: string): Name | undefined {
  const wanted = text.replaceAll(/[_\- ]/g, '').toLowerCase()
  return names.find((name) => name.toLowerCase() === wanted)
}
