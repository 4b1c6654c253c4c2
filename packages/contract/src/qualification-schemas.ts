import { Type, type Static } from 'typebox'
import {
  qualificationNames,
  qualifications,
  qualificationsWith,
  settableQualifications,
  type QualificationField,
} from './qualification.ts'

const only = (field: QualificationField) => `${qualificationsWith(field).join(', ')} only`

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
        description: 'Reason of a denial: one of the seven published texts, else empty.',
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

/** Request of a partner for a qualification. Names and values may come in any spelling. */
export const CustomerQualificationRequest = Type.Object(
  {
    qualification: Type.Union([Type.String(), Type.Integer()], {
      description: `One of ${settableQualifications.join(', ')}.`,
    }),
    educationSegment: Type.Optional(
      Type.String({ description: `${only('educationSegment')}: K12 or HigherEducation.` }),
    ),
    website: Type.Optional(
      Type.String({
        description: `${only('website')}: the institution’s host name or http(s) address.`,
      }),
    ),
    validationCode: Type.Optional(
      Type.Union([Type.String(), Type.Integer()], {
        description: `${only('validationCode')}: one of the partner’s validation codes.`,
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

/** Body of a request to the older API: the bare value, or an object that has it. */
export const SynchronousQualificationRequest = Type.Union([
  Type.String({ description: 'The name in any spelling.' }),
  Type.Integer({ description: 'The ordinal.' }),
  CustomerQualificationRequest,
])
