import { InvalidArgumentError } from 'commander'
import {
  educationSegments,
  isGuid,
  isSettable,
  parseQualificationName,
  qualificationNames,
  type EducationSegment,
  type QualificationName,
} from '@accredit/contract'

const shortNames: Readonly<Record<string, QualificationName>> = {
  gcc: 'GovernmentCommunityCloud',
  soe: 'StateOwnedEntity',
}

/** The qualifications that can be asked for, as the help names them. */
export const settableNames = qualificationNames.filter(isSettable)

/** Reads a customer's Microsoft ID. */
export function readCustomerId(text: string): string {
  if (isGuid(text)) return text.toLowerCase()
  throw new InvalidArgumentError(
    'It must be the customer’s Microsoft ID, a GUID; "accredit customers" lists them.',
  )
}

/** Reads the name of a qualification in any spelling, or short as GCC or SOE. */
export function readQualificationName(text: string): QualificationName {
  const name = shortNames[text.trim().toLowerCase()] ?? parseQualificationName(text)
  if (name) return name
  throw new InvalidArgumentError(`It must be one of ${settableNames.join(', ')} (or GCC, SOE).`)
}

/** Reads the segment of an Education request in any case. */
export function readSegment(text: string): EducationSegment {
  const wanted = text.toLowerCase().replaceAll(/[_\- ]/g, '')
  const segment = educationSegments.find((name) => name.toLowerCase() === wanted)
  if (segment) return segment
  throw new InvalidArgumentError(`It must be one of ${educationSegments.join(', ')}.`)
}
