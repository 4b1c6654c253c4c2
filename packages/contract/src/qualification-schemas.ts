import { Type, type Static } from 'typebox'
import {
  educationSegments,
  qualificationNames,
  qualifications,
  qualificationsWith,
  settableQualifications,
  vettingStatuses,
  type QualificationField,
} from './qualification.ts'
import { formed, hostName, spelled } from './texts.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const only = (field: QualificationField) => `${qualificationsWith(field).join(', ')} only`

/** One qualification of a customer, as `/qualifications` sends it. */
export const CustomerQualification = Type.Object(
  {
    qualification: Type.Enum(qualificationNames, { description: 'Which qualification it is.' }),
    vettingStatus: Type.Optional(
      // Partner Center's own set is open, so the type is, too.
      Type.Unsafe<string>(
        Type.Enum([...vettingStatuses], {
          description: 'Absent where nothing is vetted. Partner Center may have others.',
        }),
      ),
    ),
    vettingReason: Type.Optional(
      Type.Unsafe<string>(
        Type.Enum(['', ...vettingReasonTexts], {
          description: 'Reason of a denial, else empty.',
        }),
      ),
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

const settable = spelled(
  settableQualifications,
  'The qualification that is asked for.',
  qualificationNames,
)

/** A host name with a dot that is no IP address, and what else an http(s) address has. */
const website = [
  '^ *([Hh][Tt][Tt][Pp][Ss]?://)?',
  hostName,
  '(:[0-9]{1,4})?([/?#][^\\s<>"\\\\]*)? *$',
].join('')

/** Request of a partner for a qualification. Names and values may come in any spelling. */
export const CustomerQualificationRequest = Type.Object(
  {
    qualification: settable,
    educationSegment: Type.Optional(
      spelled(educationSegments, `${only('educationSegment')}; else ignored.`),
    ),
    website: Type.Optional(
      formed(
        website,
        255,
        `${only('website')}, else ignored: the institution’s host name or http(s) address.`,
      ),
    ),
    validationCode: Type.Optional(
      Type.Union([Type.String(), Type.Integer()], {
        description: `${only('validationCode')}, else ignored: one of the partner’s validation codes.`,
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
export const SynchronousQualificationRequest = Type.Union([settable, CustomerQualificationRequest])
