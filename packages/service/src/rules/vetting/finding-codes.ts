import { findingCodeNames, type FindingCode } from '@accredit/contract'

/** Level of a finding: no objection, a doubt that a person should resolve, an objection. */
export type FindingLevel = 'pass' | 'warn' | 'fail'

interface CodeEntry {
  readonly check: string
  readonly level: FindingLevel
  readonly meaning: string
}

/**
 * Every possible finding. Codes are stable: policies refer to them and cases store them. Two
 * findings of one check count as one objection.
 */
export const findingCodes = {
  'name-plausible': {
    check: 'legal-name',
    level: 'pass',
    meaning: 'The legal name is plausible.',
  },
  'name-missing': { check: 'legal-name', level: 'fail', meaning: 'There is no legal name.' },
  'name-not-a-name': {
    check: 'legal-name',
    level: 'fail',
    meaning: 'The legal name has too few letters to be one.',
  },
  'name-test': {
    check: 'legal-name',
    level: 'fail',
    meaning: 'The legal name is a test or a placeholder.',
  },
  'name-abbreviation': {
    check: 'legal-name',
    level: 'warn',
    meaning: 'The legal name is a bare abbreviation.',
  },

  'kind-education': {
    check: 'kind',
    level: 'pass',
    meaning: 'The name has a word of a school, college or university.',
  },
  'kind-unknown': {
    check: 'kind',
    level: 'pass',
    meaning: 'The name does not say what kind of organisation it is.',
  },
  'kind-library': { check: 'kind', level: 'warn', meaning: 'The name is that of a library.' },
  'kind-museum': { check: 'kind', level: 'warn', meaning: 'The name is that of a museum.' },
  'kind-affiliate': {
    check: 'kind',
    level: 'warn',
    meaning: 'The name is that of a body beside an institution: a union, a press, a hospital …',
  },
  'kind-firm': {
    check: 'kind',
    level: 'warn',
    meaning: 'The name has the legal form or the trade of a firm.',
  },

  'address-complete': {
    check: 'address',
    level: 'pass',
    meaning: 'The postal address is complete and valid for its country.',
  },
  'address-missing': { check: 'address', level: 'fail', meaning: 'There is no postal address.' },
  'address-incomplete': {
    check: 'address',
    level: 'fail',
    meaning: 'The postal address lacks a part that its country requires.',
  },
  'address-invalid': {
    check: 'address',
    level: 'fail',
    meaning: 'A part of the postal address breaks a rule.',
  },

  'email-own-domain': {
    check: 'email',
    level: 'pass',
    meaning: 'The e-mail address is on a domain of an organisation.',
  },
  'email-missing': { check: 'email', level: 'fail', meaning: 'There is no e-mail address.' },
  'email-malformed': {
    check: 'email',
    level: 'fail',
    meaning: 'The e-mail address is not one.',
  },
  'email-free-mail': {
    check: 'email',
    level: 'fail',
    meaning: 'The e-mail address is a free mailbox.',
  },
  'email-disposable': {
    check: 'email',
    level: 'fail',
    meaning: 'The e-mail address is a disposable mailbox.',
  },
  'email-onmicrosoft': {
    check: 'email',
    level: 'fail',
    meaning: 'The e-mail address is on onmicrosoft.com.',
  },

  'website-plausible': {
    check: 'website',
    level: 'pass',
    meaning: 'The website raises no objection.',
  },
  'website-missing': { check: 'website', level: 'warn', meaning: 'No website was given.' },
  'website-malformed': { check: 'website', level: 'warn', meaning: 'The website is not one.' },
  'website-on-a-platform': {
    check: 'website',
    level: 'warn',
    meaning: 'The website is a page on a platform where anyone can have one.',
  },
  'website-not-academic': {
    check: 'website',
    level: 'fail',
    meaning: 'The website is on a domain known not to be academic.',
  },

  'website-email-agree': {
    check: 'website-email',
    level: 'pass',
    meaning: 'Website and e-mail use one registered domain.',
  },
  'website-email-differ': {
    check: 'website-email',
    level: 'fail',
    meaning: 'Website and e-mail use two domains of different owners.',
  },

  'stop-listed': {
    check: 'academic-domain',
    level: 'fail',
    meaning: 'The operator’s stop list names a domain of the customer.',
  },
  'allow-listed-email': {
    check: 'academic-domain',
    level: 'pass',
    meaning: 'The operator’s allow list names the domain of the e-mail address.',
  },
  'allow-listed-website': {
    check: 'academic-domain',
    level: 'pass',
    meaning: 'The operator’s allow list names the domain of the website.',
  },
  'allow-listed-suffix': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'The operator’s allow list names a domain that many share, so that it proves nothing.',
  },
  'academic-email': {
    check: 'academic-domain',
    level: 'pass',
    meaning: 'The academic list names the domain of the e-mail address.',
  },
  'academic-website': {
    check: 'academic-domain',
    level: 'pass',
    meaning: 'The academic list names the domain of the website.',
  },
  'academic-name-fits': {
    check: 'academic-domain',
    level: 'pass',
    meaning: 'The customer’s name is one that a list gives to the institution of that domain.',
  },
  'academic-name-differs': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'A list gives the domain to an institution of another name.',
  },
  'academic-name-not-comparable': {
    check: 'academic-domain',
    level: 'warn',
    meaning:
      'A list has no name for the domain, or only one in another script or form than the customer’s.',
  },
  'academic-students': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'The host is one for students or alumni, who do not speak for the institution.',
  },
  'school-suffix': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'A domain is below a suffix where only schools may register: evidence, no proof.',
  },
  'academic-suffix': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'A domain is below an academic suffix, which is a hint and no proof.',
  },
  'academic-excluded': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'A domain was removed from the academic list: abused, or never an institution’s.',
  },
  'academic-unlisted': {
    check: 'academic-domain',
    level: 'warn',
    meaning: 'No list names a domain of the customer. Most schools are in none.',
  },

  'segment-plausible': {
    check: 'segment',
    level: 'pass',
    meaning: 'Nothing in the name contradicts the segment.',
  },
  'segment-missing': { check: 'segment', level: 'warn', meaning: 'No segment was given.' },
  'segment-contradicts-name': {
    check: 'segment',
    level: 'warn',
    meaning: 'The name belongs to the other segment.',
  },

  'earlier-none': {
    check: 'earlier-verdicts',
    level: 'pass',
    meaning: 'There was no earlier denial.',
  },
  'earlier-denied': {
    check: 'earlier-verdicts',
    level: 'warn',
    meaning: 'An earlier request was denied, for a reason that a correction can cure.',
  },
  'earlier-denied-for-good': {
    check: 'earlier-verdicts',
    level: 'warn',
    meaning: 'An earlier request was denied, for a reason that a new request cannot cure.',
  },
  'last-request': {
    check: 'earlier-verdicts',
    level: 'warn',
    meaning: 'This is the last request that the customer may make.',
  },
} as const satisfies Record<FindingCode, CodeEntry>

/** The name of a check. */
export type CheckName = (typeof findingCodes)[FindingCode]['check']

/** All checks, in order. */
export const checkNames: readonly CheckName[] = [
  ...new Set(findingCodeNames.map((code) => findingCodes[code].check)),
]
