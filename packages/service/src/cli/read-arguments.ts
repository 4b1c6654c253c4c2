import { isGuid } from '@accredit/contract'
import { InvalidValue } from './invalid-value.ts'
import {
  educationSegments,
  parseSegment,
  parseSettable,
  rowOf,
  settableQualifications,
  type EducationSegment,
  type SettableQualification,
} from '@accredit/contract/qualification'

const shorts = settableQualifications.flatMap((name) => rowOf(name).short ?? [])
const shortNames = shorts.length === 0 ? '' : ` (or ${shorts.join(', ')})`

/** Settable qualifications, as the help names them. */
export const qualificationChoices = `${settableQualifications.join(', ')}${shortNames}`

/** Reads a GUID. */
export function readGuid(text: string): string {
  if (isGuid(text)) return text.toLowerCase()
  throw new InvalidValue(({ guid: rule }) => rule)
}

/** Reads a customer's Microsoft ID. */
export function readCustomerId(text: string): string {
  if (isGuid(text)) return text.toLowerCase()
  throw new InvalidValue(({ customerId }) => customerId)
}

/** Parses the name of a qualification in any spelling, or its short form GCC or SOE. */
export function readQualificationName(text: string): SettableQualification {
  const name = parseSettable(text)
  if (name) return name
  throw new InvalidValue(({ oneOf }) => oneOf({ allowed: qualificationChoices }))
}

/** Parses the segment of an Education request in any spelling. */
export function readSegment(text: string): EducationSegment {
  const segment = parseSegment(text)
  if (segment) return segment
  throw new InvalidValue(({ oneOf }) => oneOf({ allowed: educationSegments.join(', ') }))
}
