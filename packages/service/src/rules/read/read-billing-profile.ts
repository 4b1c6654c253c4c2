import { type Address, brokenRule, longLanguages } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { nameCountry } from './country-code.ts'
import { readAddress } from './read-address.ts'
import { readText, requireText, type Members } from './read-member.ts'
import { refuse } from '../refusal.ts'

/** Complete billing profile. */
export interface BillingProfile {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email: string
  readonly culture: string
  readonly language: string
  readonly companyName: string
  readonly defaultAddress: Address
}

const longestName = 200

/**
 * Parses a billing profile without judging its address.
 * @param where prefix of the member names in a refusal, e.g. `billingProfile.`
 * @throws Refused InvalidRequestInput
 */
export function readBillingProfile(sent: Members, where = ''): BillingProfile {
  const { firstName, lastName, culture, language } = sent
  return {
    companyName: requireText(sent['companyName'], `${where}companyName`, longestName),
    firstName: readText(firstName, `${where}firstName`, 50),
    lastName: readText(lastName, `${where}lastName`, 50),
    email: readEmail(sent['email'], `${where}email`),
    culture: readCulture(requireText(culture, `${where}culture`, 20), `${where}culture`),
    language: readLanguage(requireText(language, `${where}language`, 20), `${where}language`),
    defaultAddress: nameCountry(readAddress(sent['defaultAddress'], `${where}defaultAddress`)),
  }
}

function readEmail(value: unknown, field: string): string {
  const email = requireText(value, field, 254)
  if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) return email
  const rule = brokenRule('EmailAddress')
  return refuse('InvalidRequestInput', { field, value: `"${email}"`, rule })
}

function readCulture(text: string, field: string): string {
  const parts = /^([a-z]{2,3})(-[a-z]{4})?-([a-z]{2}|\d{3})$/i.exec(text)
  if (parts) {
    const [, language = '', script = '', country = ''] = parts
    return `${language.toLowerCase()}${capitalize(script)}-${country.toUpperCase()}`
  }
  const rule = brokenRule('Culture')
  return refuse('InvalidRequestInput', { field, value: `"${text}"`, rule })
}

function readLanguage(text: string, field: string): string {
  if (/^[a-z]{2}$/i.test(text)) return text.toLowerCase()
  const sent = text.toLowerCase()
  const known = longLanguages.find((language) => language.toLowerCase() === sent)
  if (known !== undefined) return known
  const rule = brokenRule('LanguageCode', { longer: longLanguages })
  return refuse('InvalidRequestInput', { field, value: `"${text}"`, rule })
}

/** `-hans` becomes `-Hans`. */
function capitalize(script: string): string {
  return script.slice(0, 2).toUpperCase() + script.slice(2).toLowerCase()
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Culture and language are taken in any case and kept as en-US and en.',
    fidelity: 'observed',
    source: 'The .NET feature samples send EN-US and En.',
  },
  {
    behaviour:
      'Every language and culture that country rules show is taken, e.g. pt-PT and zh-CHS.',
    fidelity: 'observed',
    source: 'Recorded country rules; "Create a customer" refers to them.',
  },
  {
    behaviour: 'companyName, email, culture, language and defaultAddress must be given.',
    fidelity: 'documented',
    source: '"Create a customer", the table of the request body.',
  },
]
