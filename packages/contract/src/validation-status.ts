import { Type, type Static } from 'typebox'

/** The reviews of a customer that can be asked about. Source: the .NET SDK. */
export const validationTypes = ['account'] as const
export type ValidationType = (typeof validationTypes)[number]

/** State of the compliance review of a customer's account; it is not Education vetting. */
export const ValidationStatus = Type.Object(
  {
    type: Type.Enum([...validationTypes]),
    status: Type.Unsafe<string>(Type.Enum(['Approved', 'UnderReview', 'Rejected'])),
    lastUpdateDateTime: Type.String({ format: 'date-time' }),
  },
  { $id: 'ValidationStatus' },
)
export type ValidationStatus = Static<typeof ValidationStatus>
