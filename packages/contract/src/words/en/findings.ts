import type { FindingWords, Values } from '../words.ts'
import { warnings } from './warnings.ts'

const wordOf = (kind: string) => (values: Values) =>
  `The name "${values['name']}" has a word that stands for ${kind}.`
const inBrackets = (names: string | undefined) => (names ? ` (${names})` : ' without a name')
const ownerIn = ({ list, entry, institution }: Values) =>
  `The ${list} list names ${entry}${inBrackets(institution)}`
const academicList = ({ entry, institution }: Values) =>
  `The academic list names ${entry}${inBrackets(institution)}.`
const allowList = ({ entry, why }: Values) => `The allow list names ${entry}: ${why}`
const denied = ({ at, reason }: Values) =>
  `The request was denied on ${at}: ${reason || 'no reason given'}.`

/** Reasons why a host is none of an institution, by its kind. */
const objections: Readonly<Record<string, (values: Values) => string>> = {
  trade: ({ suffix }) => `is under .${suffix}, a suffix of a trade or a brand`,
  disposable: () => 'is a provider of disposable mailboxes',
  'free-mail': () => 'is a provider of free mailboxes',
}

/** The findings in English, as the service writes them into a case. */
export const findings: FindingWords = {
  'name-plausible': ({ name }) => `The legal name "${name}" is plausible.`,
  'name-missing': ({ name }) => `The legal name is missing: "${name}".`,
  'name-not-a-name': ({ name, needed }) =>
    `"${name}" cannot be a legal name: it needs ${needed} letters.`,
  'name-test': ({ name, word }) =>
    `The legal name "${name}" has the word "${word}", which no registered name has.`,
  'name-abbreviation': ({ name }) =>
    `The legal name "${name}" is an abbreviation; it must be written out.`,

  'kind-education': wordOf('an institution of education'),
  'kind-unknown': ({ name }) => `The name "${name}" does not say what kind it is.`,
  'kind-library': wordOf('a library, which is eligible on terms of its own'),
  'kind-museum': wordOf('a museum, which is eligible on terms of its own'),
  'kind-affiliate': wordOf('an affiliate of an institution, not the institution itself'),
  'kind-firm': wordOf('a company'),

  'address-complete': ({ countryName }) =>
    `The postal address is complete and valid for ${countryName}.`,
  'address-missing': () => 'The postal address is missing.',
  'address-incomplete': (_, parts) =>
    `The postal address lacks ${parts.map(({ field }) => field).join(', ')}.`,
  'address-invalid': (_, parts) =>
    `In the postal address ${parts.map(({ field, value, rule }) => `${field} is "${value}", but ${rule}`).join('; ')}.`,

  'email-own-domain': ({ domain }) => `The e-mail address is on the domain ${domain}.`,
  'email-missing': () => 'The e-mail address is missing.',
  'email-malformed': ({ email }) =>
    `The e-mail address "${email}" is not one: it must be like office@example.edu.`,
  'email-free-mail': ({ email }) =>
    `The e-mail address ${email} is a free mailbox; it must be one of the institution.`,
  'email-disposable': ({ email }) =>
    `The e-mail address ${email} is a disposable mailbox; it must be one of the institution.`,
  'email-onmicrosoft': ({ email }) =>
    `The e-mail address ${email} is on onmicrosoft.com; it must be on a domain of the institution.`,

  'website-plausible': ({ host }) => `The website ${host} raises no objection.`,
  'website-missing': () => 'No website was given.',
  'website-malformed': ({ website }, [part]) =>
    `The website "${website}" is not one: ${part?.rule}.`,
  'website-on-a-platform': ({ platform }) =>
    `The website is a page on ${platform}, where anyone can have one.`,
  'website-not-academic': (values) =>
    `The website ${values['host']} is known not to be academic: it ${objections[values['kind'] ?? '']?.(values)}.`,

  'website-email-agree': ({ emailDomain }) => `Website and e-mail are both on ${emailDomain}.`,
  'website-email-differ': ({ websiteDomain, emailDomain }) =>
    `The website is on ${websiteDomain}, but the e-mail address is on ${emailDomain}.`,

  'stop-listed': ({ entry, why }) => `The stop list names ${entry}: ${why}`,
  'allow-listed-email': allowList,
  'allow-listed-website': allowList,
  'allow-listed-suffix': ({ entry, why }) =>
    `The allow list names ${entry}, but many share that domain: ${why}`,
  'academic-email': academicList,
  'academic-website': academicList,
  'academic-name-fits': (values) => `${ownerIn(values)}, and the customer is "${values['name']}".`,
  'academic-name-differs': (values) =>
    `${ownerIn(values)}, but the customer is "${values['name']}".`,
  'academic-name-not-comparable': (values) =>
    `${ownerIn(values)}, which cannot be compared with the name "${values['name']}".`,
  'academic-students': ({ host, label }) =>
    `The host ${host} is one for students or alumni, as "${label}" says; they do not speak for the institution.`,
  'school-suffix': ({ host, suffix }) =>
    `The domain ${host} is under ${suffix}, where only schools may register; that is evidence, not proof.`,
  'academic-suffix': ({ host, suffix }) =>
    `The domain ${host} is under ${suffix}, which is a hint, not proof.`,
  'academic-excluded': ({ host }) => `The domain ${host} was removed from the academic list.`,
  'academic-unlisted': ({ domains }) =>
    domains === undefined
      ? 'There is no domain to look up in a list of institutions.'
      : `No list of institutions names ${domains}; most schools are in none.`,

  'segment-plausible': ({ segment }) => `The segment ${segment} fits the name.`,
  'segment-missing': () => 'No segment was given; K12 or HigherEducation is expected.',
  'segment-contradicts-name': ({ segment, expected, name }) =>
    `The segment is ${segment}, but the name "${name}" is one of ${expected}.`,

  'earlier-none': () => 'There was no earlier denial.',
  'earlier-denied': denied,
  'earlier-denied-for-good': denied,
  'last-request': warnings['last-request'],
}
