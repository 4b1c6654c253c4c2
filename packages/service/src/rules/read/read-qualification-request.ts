import {
  brokenRule,
  type EducationSegment,
  educationSegments,
  isSettable,
  parseQualificationName,
  qualificationNames,
  rowOf,
  settableQualifications,
} from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { QualificationRequest } from '../qualification-record.ts'
import { readWebsite } from './read-website.ts'
import { refuse } from '../refusal.ts'

/** Members of a request as sent, with names in the contract's spelling. */
export interface SentQualification {
  readonly qualification?: unknown
  readonly educationSegment?: unknown
  readonly website?: unknown
  readonly validationCode?: unknown
}

const settable = settableQualifications.join(', ')

/**
 * Parses a request for a qualification.
 * @param sent members of the body
 * @param queryCode the value of `?code=`, if any
 * @param options `segmentRequired` answers 400 to Education without a segment, as newer editions of
 * Partner Center do; off by default, because the older request without one must work
 * @throws Refused with the field, the value and the rule
 */
export function readQualificationRequest(
  sent: SentQualification,
  queryCode: string | undefined,
  options: { readonly segmentRequired: boolean },
): QualificationRequest {
  const qualification = readQualification(sent.qualification)
  const { fields } = rowOf(qualification)
  return {
    qualification,
    ...(fields.includes('educationSegment') && {
      educationSegment: readSegment(sent.educationSegment, options.segmentRequired),
    }),
    ...(fields.includes('website') && { website: readOptionalWebsite(sent.website) }),
    ...(fields.includes('validationCode') && readCodes(queryCode, sent.validationCode)),
  }
}

function readQualification(value: unknown) {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return refuse('InvalidRequestInput', {
      field: 'qualification',
      value: 'missing',
      rule: brokenRule('OneOf', { allowed: settableQualifications }),
    })
  }
  const name = parseQualificationName(value)
  if (name === undefined) {
    return refuse('EnumNotParsable', {
      field: 'qualification',
      value: show(value),
      allowed: qualificationNames.join(', '),
    })
  }
  if (isSettable(name)) return name
  return refuse('QualificationNotSettable', { qualification: name, allowed: settable })
}

function readSegment(value: unknown, required: boolean): EducationSegment | undefined {
  if (value === undefined && !required) return undefined
  const spelling = typeof value === 'string' ? value.replace(/[_\- ]/g, '').toLowerCase() : ''
  const segment = educationSegments.find((name) => name.toLowerCase() === spelling)
  if (segment) return segment
  return refuse('InvalidEducationSegment', {
    value: value === undefined ? 'missing' : show(value),
    rule: brokenRule('OneOf', { allowed: educationSegments }),
  })
}

function readOptionalWebsite(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') {
    return refuse('InvalidWebsite', { value: show(value), rule: brokenRule('Text') })
  }
  const website = readWebsite(value)
  if (website.ok) return value.trim()
  return refuse('InvalidWebsite', { value: show(value), rule: website.broken })
}

/**
 * Reads the code, and a second one if they differ: agreement is checked together with the codes.
 */
function readCodes(
  fromQuery: string | undefined,
  fromBody: unknown,
): Pick<QualificationRequest, 'code' | 'otherCode'> {
  const isWhole = typeof fromBody === 'number' && Number.isInteger(fromBody)
  if (fromBody !== undefined && typeof fromBody !== 'string' && !isWhole) {
    return refuse('InvalidRequestInput', {
      field: 'validationCode',
      value: show(fromBody),
      rule: brokenRule('TextOrNumber'),
    })
  }
  const query = fromQuery?.trim() || undefined
  const body = fromBody === undefined ? undefined : String(fromBody).trim() || undefined
  if (query !== undefined && body !== undefined && query !== body) {
    return { code: query, otherCode: body }
  }
  return { code: query ?? body }
}

/** Formats a value for an error message. */
function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'Names and values are matched without regard to case, "_", "-" and spaces; ordinals are taken too.',
    fidelity: 'observed',
    source:
      'The example of 2021 writes Qualification, the .NET SDK qualification; its converter takes ordinals.',
  },
  {
    behaviour: 'None and Nonprofit can never be set (400, 3000).',
    fidelity: 'documented',
    source: '"Update a customer’s qualifications asynchronously"; the number is ours.',
  },
  {
    behaviour: 'Education without educationSegment is accepted, unless the strict switch is on.',
    fidelity: 'assumed',
    source: 'The edition of 2021 has no segment, those since 2023 require one.',
  },
  {
    behaviour:
      'A validation code travels as ?code= or as validationCode; two different ones refuse.',
    fidelity: 'assumed',
    source: 'The edition of 2021 uses the query, the .NET SDK 3.4 the body.',
  },
  {
    behaviour: 'Outside GovernmentCommunityCloud a code is ignored: never checked, never spent.',
    fidelity: 'documented',
    source: 'The example of 2021 carries a code beside Education.',
  },
]
