import { Type, type Static } from 'typebox'
import { parseName } from './collection.ts'

/**
 * The special qualifications in the order of their .NET ordinals, which is also the order in which a
 * list of them is sent. `settable` says whether a partner may ask for one.
 * Source: CustomerQualification of the .NET SDK; "Update a customer’s qualifications asynchronously" for what can be set.
 */
export const qualifications = {
  None: { ordinal: 0, synchronous: 'none', settable: false },
  Education: { ordinal: 1, synchronous: 'education', settable: true },
  Nonprofit: { ordinal: 2, synchronous: 'nonprofit', settable: false },
  GovernmentCommunityCloud: {
    ordinal: 3,
    synchronous: 'government_community_cloud',
    settable: true,
  },
  StateOwnedEntity: { ordinal: 4, synchronous: 'state_owned_entity', settable: true },
} as const

/** The name of a qualification as `/qualifications` sends it. */
export type QualificationName = keyof typeof qualifications

/** A qualification that a partner may ask for. */
export type SettableQualification = {
  [Name in QualificationName]: (typeof qualifications)[Name]['settable'] extends true ? Name : never
}[QualificationName]

/** The five names, by ordinal. */
export const qualificationNames = Object.keys(qualifications) as QualificationName[]

/**
 * Reads any spelling that is sent: PascalCase, camelCase, snake_case, spaced or hyphenated, the
 * ordinal as a number or as text. Answers `undefined` for anything else.
 * @example parseQualificationName('government_community_cloud') // 'GovernmentCommunityCloud'
 */
export function parseQualificationName(value: unknown): QualificationName | undefined {
  return parseName(qualificationNames, value)
}

/** Says whether a partner may ask for this qualification. Source: the same page. */
export function isSettable(name: QualificationName): name is SettableQualification {
  return qualifications[name].settable
}

/** The segments of an Education request. Source: the .NET SDK's request model. */
export const educationSegments = ['K12', 'HigherEducation'] as const
export type EducationSegment = (typeof educationSegments)[number]

/** The vetting statuses that this service sends. Clients must tolerate others: the set is open. */
export const vettingStatuses = ['InReview', 'Approved', 'Denied'] as const
export type VettingStatus = (typeof vettingStatuses)[number]

/** One qualification of a customer, as `/qualifications` sends it. */
export const CustomerQualification = Type.Object(
  {
    qualification: Type.Enum(qualificationNames, { description: 'Which qualification it is.' }),
    vettingStatus: Type.Optional(
      Type.String({
        description: 'InReview, Approved or Denied; absent where nothing is vetted. An open set.',
      }),
    ),
    vettingReason: Type.Optional(
      Type.String({
        description: 'Why it was denied: one of the seven published texts, else empty.',
      }),
    ),
    vettingCreateDate: Type.Optional(
      Type.String({ format: 'date-time', description: 'UTC time at which vetting was asked for.' }),
    ),
    vettingCreatedDate: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'The same time again, in GET answers only.',
      }),
    ),
  },
  { $id: 'CustomerQualification' },
)
export type CustomerQualification = Static<typeof CustomerQualification>

/** What a partner sends to ask for a qualification. Names and values may come in any spelling. */
export const CustomerQualificationRequest = Type.Object(
  {
    qualification: Type.Union([Type.String(), Type.Integer()], {
      description: 'Education, GovernmentCommunityCloud or StateOwnedEntity.',
    }),
    educationSegment: Type.Optional(
      Type.String({ description: 'Education only: K12 or HigherEducation.' }),
    ),
    website: Type.Optional(
      Type.String({
        description: 'Education only: the institution’s host name or http(s) address.',
      }),
    ),
    validationCode: Type.Optional(
      Type.Union([Type.String(), Type.Integer()], {
        description: 'GovernmentCommunityCloud only: one of the partner’s validation codes.',
      }),
    ),
  },
  { $id: 'CustomerQualificationRequest' },
)
export type CustomerQualificationRequest = Static<typeof CustomerQualificationRequest>

/** The one value of the older API, `/qualification`. Source: the published API description. */
export const SynchronousQualification = Type.Enum(
  qualificationNames.map((name) => qualifications[name].synchronous),
  { $id: 'SynchronousQualification' },
)

/** What a partner sends to the older API: the bare value, or an object that has it. */
export const SynchronousQualificationRequest = Type.Union([
  Type.String({ description: 'The name in any spelling.' }),
  Type.Integer({ description: 'The ordinal.' }),
  CustomerQualificationRequest,
])
