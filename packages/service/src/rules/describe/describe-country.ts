import type { CountryValidationRules } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { registrationNumberForm } from '../check/check-registration-number.ts'
import type { CountryRules } from '../vetting/knowledge.ts'

/** Describes a country's rules for partners. */
export function describeCountry(rules: CountryRules): CountryValidationRules {
  const { iso2Code, postalCodeRegex, taxIdFormat, taxIdSample, vatIdRegex } = rules
  const { phoneNumberRegex } = rules
  return {
    iso2Code,
    defaultCulture: rules.defaultCulture,
    isStateRequired: rules.isStateRequired,
    supportedStatesList: [...rules.supportedStatesList],
    supportedLanguagesList: [...rules.supportedLanguagesList],
    supportedCulturesList: [...rules.supportedCulturesList],
    isPostalCodeRequired: rules.isPostalCodeRequired,
    ...(postalCodeRegex && { postalCodeRegex }),
    isCityRequired: rules.isCityRequired,
    isVatIdSupported: rules.isVatIdSupported,
    ...(taxIdFormat && { taxIdFormat }),
    ...(taxIdSample && { taxIdSample }),
    ...(vatIdRegex && { vatIdRegex }),
    ...(phoneNumberRegex && { phoneNumberRegex }),
    isTaxIdSupported: rules.isTaxIdSupported,
    isTaxIdOptional: rules.isTaxIdOptional,
    countryCallingCodesList: [...rules.countryCallingCodesList],
    ...(rules.isRegistrationRequired && describeRegistration(iso2Code)),
    attributes: { objectType: 'CountryValidationRules' },
  }
}

/** Members that recorded answers of countries without registration numbers lack. */
function describeRegistration(iso2Code: string) {
  const { regex, sample } = registrationNumberForm(iso2Code) ?? {}
  return {
    customerOrganizationRegistrationNumberRequired: true,
    ...(regex && { customerOrganizationRegistrationNumberRegex: regex }),
    ...(sample && { customerOrganizationRegistrationNumberSample: sample }),
    customerOrganizationPhoneNumberRequired: true,
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Country rules carry the names of recorded answers, lists as bare arrays.',
    fidelity: 'observed',
    source: 'Answers recorded in 2019 for CN, DE, GB, PT and US; a page of 2015 has other names.',
  },
  {
    behaviour:
      'Other countries follow the recorded ones: en beside their own languages, en-US beside their own cultures, a form of VAT numbers where VIES knows one.',
    fidelity: 'assumed',
    source: 'CLDR, VIES, libphonenumber and Google’s address data, read like the five records.',
  },
  {
    behaviour:
      'Members about registration numbers are sent where such a number is demanded, and left out elsewhere.',
    fidelity: 'observed',
    source: 'The published API description has them; no recorded answer does.',
  },
  {
    behaviour: 'UK names the United Kingdom, whose rules are those of GB.',
    fidelity: 'assumed',
    source: 'ISO 3166-1 reserves UK for it; no source has it.',
  },
  {
    behaviour: 'An unknown form of a country is left out; an unknown country is 404/1000.',
    fidelity: 'assumed',
    source: 'No answer was recorded for either.',
  },
]
