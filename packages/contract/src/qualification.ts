import { cspRoles, governmentDirectoryRoles, sellingRoles, type CspRole } from './access.ts'
import { parseName } from './parse-name.ts'
import { vettingReasonTexts, type VettingReason } from './vetting-reasons.ts'

/** The members of a request that only some qualifications take. */
export type QualificationField = 'educationSegment' | 'website' | 'validationCode'

/** Everything that differs between qualifications. Nothing else branches on a name. */
export interface QualificationRow {
  /** Number of the .NET enum, and place in lists. Unique. */
  readonly ordinal: number
  /** Spelling of the older `/qualification`. */
  readonly synchronous: string
  /** Usual abbreviation, which the command line takes. */
  readonly short?: string
  /** Place among those in force when the older read has room for one; lower wins. */
  readonly precedence: number
  /** True when a partner may request it; the others are set by Microsoft only. */
  readonly settable: boolean
  /** `vetted`: by a case. `code`: by a validation code. `at-once`: by the request itself. */
  readonly decided: 'vetted' | 'code' | 'at-once'
  /** Members that a request for it takes; others are ignored. */
  readonly fields: readonly QualificationField[]
  /** Qualifications that a customer must not have beside it. */
  readonly excludes: readonly string[]
  /** Accepted requests in the life of a customer; null means no limit. A partner may have its own. */
  readonly requestLimit: number | null
  /** Business days in which the desk is to decide. A partner may have its own number. */
  readonly reviewBusinessDays: number
  /** Published reasons that may deny it; the first stands where a denial names none. */
  readonly reasons: readonly VettingReason[]
  /** CSP roles of which a user needs one to ask for it. */
  readonly roles: readonly CspRole[]
  /** Directory roles of which the user needs one on the customer by GDAP; empty means none. */
  readonly directoryRoles: readonly string[]
}

const unsettable = {
  settable: false,
  decided: 'at-once',
  fields: [],
  excludes: [],
  requestLimit: null,
  reviewBusinessDays: 0,
  reasons: [],
  roles: [],
  directoryRoles: [],
} as const satisfies Partial<QualificationRow>

/**
 * The special qualifications, one row each, in the order of their ordinals.
 * Sources: CustomerQualification of the .NET SDK and its feature samples; "Update a customer’s
 * qualifications asynchronously", editions of 2021 and 2023; "Sell to education customers".
 */
export const qualifications = {
  None: { ...unsettable, ordinal: 0, synchronous: 'none', precedence: 9 },
  Education: {
    ordinal: 1,
    synchronous: 'education',
    precedence: 1,
    settable: true,
    decided: 'vetted',
    fields: ['educationSegment', 'website'],
    excludes: ['GovernmentCommunityCloud', 'Nonprofit'],
    requestLimit: 3,
    reviewBusinessDays: 3,
    reasons: vettingReasonTexts,
    roles: sellingRoles,
    directoryRoles: [],
  },
  Nonprofit: { ...unsettable, ordinal: 2, synchronous: 'nonprofit', precedence: 4 },
  GovernmentCommunityCloud: {
    ordinal: 3,
    synchronous: 'government_community_cloud',
    short: 'GCC',
    precedence: 2,
    settable: true,
    decided: 'code',
    fields: ['validationCode'],
    excludes: ['Education', 'Nonprofit'],
    requestLimit: null,
    reviewBusinessDays: 0,
    reasons: [],
    roles: sellingRoles,
    directoryRoles: governmentDirectoryRoles,
  },
  StateOwnedEntity: {
    ordinal: 4,
    synchronous: 'state_owned_entity',
    short: 'SOE',
    precedence: 3,
    settable: true,
    decided: 'at-once',
    fields: [],
    excludes: [],
    requestLimit: null,
    reviewBusinessDays: 0,
    reasons: [],
    roles: sellingRoles,
    directoryRoles: [],
  },
} as const satisfies Record<string, QualificationRow>

/** The name of a qualification as `/qualifications` sends it. */
export type QualificationName = keyof typeof qualifications

/** A qualification that a partner may ask for. */
export type SettableQualification = {
  [Name in QualificationName]: (typeof qualifications)[Name]['settable'] extends true ? Name : never
}[QualificationName]

/** The names of all rows, by ordinal. */
export const qualificationNames = Object.keys(qualifications) as QualificationName[]

/** The names of those that a partner may ask for, by ordinal. */
export const settableQualifications = qualificationNames.filter(isSettable)

/** The names of those that a case decides, by ordinal. */
export const vettedQualifications = settableQualifications.filter(
  (name) => rowOf(name).decided === 'vetted',
)

/** The names of those whose requests take this member, by ordinal. */
export function qualificationsWith(field: QualificationField): SettableQualification[] {
  return settableQualifications.filter((name) => rowOf(name).fields.includes(field))
}

/** CSP roles with which a user may ask for at least one qualification. */
export const requestingRoles: readonly CspRole[] = cspRoles.filter((role) =>
  settableQualifications.some((name) => rowOf(name).roles.includes(role)),
)

/** Gives the row of a qualification. */
export function rowOf(name: QualificationName): QualificationRow {
  return qualifications[name]
}

/**
 * Reads any spelling that is sent: PascalCase, camelCase, snake_case, spaced or hyphenated, the
 * ordinal as a number or as text. Answers `undefined` for anything else.
 * @example parseQualificationName('government_community_cloud') // 'GovernmentCommunityCloud'
 */
export function parseQualificationName(value: unknown): QualificationName | undefined {
  return parseName(qualificationNames, value)
}

/** Says whether a partner may ask for this qualification. */
export function isSettable(name: QualificationName): name is SettableQualification {
  return qualifications[name].settable
}

/** Reads a qualification that a partner may ask for, in any spelling, or short as GCC or SOE. */
export function parseSettable(text: string): SettableQualification | undefined {
  const wanted = text.toLowerCase()
  const name =
    parseQualificationName(text) ??
    settableQualifications.find((each) => rowOf(each).short?.toLowerCase() === wanted)
  return name !== undefined && isSettable(name) ? name : undefined
}

/** The segments of an Education request. Source: the .NET SDK's request model. */
export const educationSegments = ['K12', 'HigherEducation'] as const
export type EducationSegment = (typeof educationSegments)[number]

/** Reads the segment of an Education request as people write it: any case, with spaces, `_` or `-`. */
export function parseSegment(text: string): EducationSegment | undefined {
  const wanted = text.replaceAll(/[_\- ]/g, '').toLowerCase()
  return educationSegments.find((name) => name.toLowerCase() === wanted)
}

/** The vetting statuses that this service sends. Clients must tolerate others: the set is open. */
export const vettingStatuses = ['InReview', 'Approved', 'Denied'] as const
export type VettingStatus = (typeof vettingStatuses)[number]
