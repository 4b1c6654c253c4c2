import { InvalidValue } from './invalid-value.ts'
import {
  educationSegments,
  rowOf,
  settableQualifications,
  type EducationSegment,
  type SettableQualification,
} from '@accredit/contract/qualification'

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const shorts = settableQualifications.flatMap((name) => rowOf(name).short ?? [])
const shortNames = shorts.length === 0 ? '' : ` (or ${shorts.join(', ')})`

/** The qualifications that can be asked for, as the help names them. */
export const qualificationChoices = `${settableQualifications.join(', ')}${shortNames}`

/** Reads a GUID. */
export function readGuid(text: string): string {
  if (guid.test(text)) return text.toLowerCase()
  throw new InvalidValue(({ guid: rule }) => rule)
}

/** Reads a customer's Microsoft ID. */
export function readCustomerId(text: string): string {
  if (guid.test(text)) return text.toLowerCase()
  throw new InvalidValue(({ customerId }) => customerId)
}

/** Reads the name of a qualification in any spelling, or short as GCC or SOE. */
export function readQualificationName(text: string): SettableQualification {
  const name = findSpelling(settableQualifications, text) ?? findShort(text)
  if (name) return name
  throw new InvalidValue(({ oneOf }) => oneOf({ allowed: qualificationChoices }))
}

/** Reads the segment of an Education request in any spelling. */
export function readSegment(text: string): EducationSegment {
  const segment = findSpelling(educationSegments, text)
  if (segment) return segment
  throw new InvalidValue(({ oneOf }) => oneOf({ allowed: educationSegments.join(', ') }))
}

function findShort(text: string): SettableQualification | undefined {
  return settableQualifications.find(
    (name) => rowOf(name).short?.toLowerCase() === text.toLowerCase(),
  )
}

function findSpelling<Name extends string>(names: readonly Name[], text: string): Name | undefined {
  const wanted = text.replaceAll(/[_\- ]/g, '').toLowerCase()
  return names.find((name) => name.toLowerCase() === wanted)
}
