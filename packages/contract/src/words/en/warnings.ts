import { fieldWord, type SaidPart, type Values, type WarningWords } from '../words.ts'
import { fields } from './fields.ts'

const segments: Values = { K12: 'primary or secondary', HigherEducation: 'higher education' }
const segmentWord = (segment = '') => segments[segment] ?? segment

const sayPart = ({ field, value, rule = 'it is not accepted' }: SaidPart) =>
  value === undefined
    ? `${fieldWord(fields, field)} is missing: ${rule}`
    : `${fieldWord(fields, field)} is “${value}”: ${rule}`
const sayParts = (parts: readonly SaidPart[]) => parts.map(sayPart).join('; ')

/** The warnings of a pre-check in English. */
export const warnings: WarningWords = {
  'name-missing': () => 'The legal name is missing.',
  'name-not-a-name': ({ name }) => `“${name}” has too few letters to be a legal name.`,
  'name-test': ({ name, word }) =>
    `The legal name “${name}” contains “${word}”, which no registered name does.`,
  'name-abbreviation': ({ name }) =>
    `The legal name “${name}” is an abbreviation; it must be written out.`,
  'address-missing': () => 'The address is missing.',
  'address-incomplete': (_, parts = []) => `The address is incomplete. ${sayParts(parts)}.`,
  'address-invalid': (_, parts = []) => `The address is not valid. ${sayParts(parts)}.`,
  'email-missing': () => 'The e-mail address is missing.',
  'email-malformed': ({ email }) => `“${email}” is not an e-mail address.`,
  'email-free-mail': ({ email }) =>
    `${email} is a free mailbox; the address must be on the institution’s own domain.`,
  'email-disposable': ({ email }) =>
    `${email} is a throw-away mailbox; the address must be on the institution’s own domain.`,
  'email-onmicrosoft': ({ email }) =>
    `${email} is on onmicrosoft.com; the address must be on the institution’s own domain.`,
  'website-on-a-platform': ({ platform }) =>
    `The website is a page on ${platform}, where anyone can have one.`,
  'website-not-academic': ({ host }) => `The website ${host} is known not to be academic.`,
  'website-email-differ': ({ websiteDomain, emailDomain }) =>
    `The website is on ${websiteDomain}, but the e-mail address is on ${emailDomain}.`,
  'segment-missing': () => 'No education segment is given.',
  'segment-contradicts-name': ({ segment, expected, name }) =>
    `The segment is ${segmentWord(segment)}, but the name “${name}” suggests ${segmentWord(expected)}.`,
  'last-request': ({ limit }) =>
    `This is the ${limit === '1' ? 'only request' : `last of ${limit} requests`}. If it is denied, only support can help.`,
}
