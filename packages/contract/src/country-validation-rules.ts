import { Type, type Static } from 'typebox'
import { attributes } from './collection.ts'

const optional = (description: string) => Type.Optional(Type.String({ description }))
const optionalFlag = (description: string) => Type.Optional(Type.Boolean({ description }))
const list = (description: string) => Type.Array(Type.String(), { description })

/**
 * Rules of a country for addresses and tax data. Unknown ones are left out.
 * Source: answers recorded in 2019; the .NET SDK's model; the published API description.
 */
export const CountryValidationRules = Type.Object(
  {
    iso2Code: Type.String({ description: 'ISO 3166-1 alpha-2.' }),
    defaultCulture: Type.String({ description: 'E.g. en-US.' }),
    isStateRequired: Type.Boolean(),
    supportedStatesList: list('Codes of the states, where there is a list.'),
    supportedLanguagesList: list('E.g. en, pt-PT or zh-CHS.'),
    supportedCulturesList: list('E.g. en-US.'),
    isPostalCodeRequired: Type.Boolean(),
    postalCodeRegex: optional('Over the whole code, in upper case.'),
    isCityRequired: Type.Boolean(),
    isVatIdSupported: Type.Boolean(),
    taxIdFormat: optional('VAT number with # for each digit or letter, e.g. DE#########.'),
    taxIdSample: optional('E.g. PT980152267.'),
    vatIdRegex: optional('Over the whole number.'),
    phoneNumberRegex: optional('Over the whole number.'),
    isTaxIdSupported: Type.Boolean(),
    isTaxIdOptional: Type.Boolean(),
    countryCallingCodesList: list('Without the plus sign.'),
    customerOrganizationRegistrationNumberRequired: optionalFlag(
      'True where a registration number is demanded; left out elsewhere.',
    ),
    customerOrganizationRegistrationNumberRegex: optional('Over the whole number.'),
    customerOrganizationRegistrationNumberSample: optional('A number of this form.'),
    customerOrganizationPhoneNumberRequired: optionalFlag(
      'True where a phone number is demanded; left out elsewhere.',
    ),
    attributes: attributes('CountryValidationRules'),
  },
  { $id: 'CountryValidationRules' },
)
export type CountryValidationRules = Static<typeof CountryValidationRules>
