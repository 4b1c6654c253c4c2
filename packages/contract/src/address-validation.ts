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
      Type.String({ description: 'Fault of the address, for people.' }),
    ),
  },
  { $id: 'AddressValidation' },
)
export type AddressValidation = Static<typeof AddressValidation>
