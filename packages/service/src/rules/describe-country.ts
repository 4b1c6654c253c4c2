import type { CountryValidationRules } from '@accredit/contract'
import type { Behaviour } from './behaviour.ts'
import { registrationNumberForm } from './check-registration-number.ts'
import type { CountryRules } from './vetting/knowledge.ts'

/** The rules of a country as partners read them. */
export function describeCountry(rules: CountryRules): CountryValidationRules {
  const { iso2Code, defaultCulture, postalCodeRegex, vatIdRegex } = rules
  const numberRegex = rules.isRegistrationRequired ? registrationNumberForm(iso2Code) : undefined
  return {
    iso2Code,
    ...(defaultCulture && { defaultCulture }),
    isStateRequired: rules.isStateRequired,
    supportedStatesList: [...rules.supportedStatesList],
    supportedLanguagesList: [...rules.supportedLanguagesList],
    supportedCulturesList: [...rules.supportedCulturesList],
    isPostalCodeRequired: rules.isPostalCodeRequired,
    ...(postalCodeRegex && { postalCodeRegex }),
    isCityRequired: rules.isCityRequired,
    isVatIdSupported: rules.isVatIdSupported ?? false,
    ...(vatIdRegex && { vatIdRegex }),
    isTaxIdSupported: rules.isTaxIdSupported ?? false,
    isTaxIdOptional: rules.isTaxIdOptional ?? false,
    countryCallingCodesList: [...rules.countryCallingCodesList],
    customerOrganizationRegistrationNumberRequired: rules.isRegistrationRequired,
    ...(numberRegex && { customerOrganizationRegistrationNumberRegex: numberRegex }),
    customerOrganizationPhoneNumberRequired: rules.isRegistrationRequired,
    attributes: { objectType: 'CountryValidationRules' },
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Country rules carry the names of recorded answers, lists as bare arrays.',
    fidelity: 'observed',
    source: 'Answers recorded in 2019 for US and PT; a page of 2015 has other names.',
  },
  {
    behaviour: 'What is not known of a country is left out; an unknown one is 404/1000.',
    fidelity: 'assumed',
    source: 'No answer was recorded for either.',
  },
]
