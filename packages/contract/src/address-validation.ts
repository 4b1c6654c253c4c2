import { Type, type Static } from 'typebox'
import { Address } from './customer.ts'

/** Degrees to which an address was recognised. Source: the .NET SDK. */
export const addressValidationStatuses = [
  'VerifiedShippable',
  'Verified',
  'InteractionRequired',
  'StreetPartial',
  'PremisesPartial',
  'Multiple',
  'None',
  'NotValidated',
] as const
export type AddressValidationStatus = (typeof addressValidationStatuses)[number]

/** Result of the check of an address. */
export const AddressValidation = Type.Object(
  {
    originalAddress: Address,
    suggestedAddresses: Type.Array(Address),
    status: Type.Enum([...addressValidationStatuses], {
      description: 'VerifiedShippable and Verified are safe to use.',
    }),
    validationMessage: Type.Optional(
      Type.String({ description: 'Faults of the address in English, for people.' }),
    ),
    validationProblems: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String(),
          value: Type.Optional(Type.String({ description: 'Absent where nothing was sent.' })),
          rule: Type.String({ description: 'Stable code of the rule that the field breaks.' }),
          values: Type.Object({}, { additionalProperties: true }),
        }),
        { description: 'The same faults for a program. Not part of Partner Center’s own answer.' },
      ),
    ),
  },
  { $id: 'AddressValidation' },
)
export type AddressValidation = Static<typeof AddressValidation>
