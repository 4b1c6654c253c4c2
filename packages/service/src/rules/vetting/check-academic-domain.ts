import { isEducationName } from './check-kind.ts'
import type { DomainEntry } from './domain-entry.ts'
import { finding, type Finding } from './finding.ts'
import type { Hosts } from './hosts.ts'
import type { AcademicEntry, Knowledge } from './knowledge.ts'
import { matchDomainEntry } from './match-domain-entry.ts'
import { isSameName, resembles } from './resembles.ts'
import type { VettingSubject } from './subject.ts'

/** What this check asks of the world. */
type AcademicKnowledge = Pick<Knowledge, 'academicEntry' | 'academicSuffix' | 'isExcludedDomain'>

/**
 * Looks the domains up: first in the operator's own lists, then in the academic list. The primary
 * domain counts for the stop list alone; it may be Microsoft's own.
 */
export function checkAcademicDomain(
  { customer: { companyName } }: Pick<VettingSubject, 'customer'>,
  { email, website, primary }: Hosts,
  knowledge: AcademicKnowledge,
  lists: readonly DomainEntry[],
): Finding[] {
  const ofEmail = checkHost('email', email, companyName, knowledge, lists)
  const ofWebsite = checkHost('website', website, companyName, knowledge, lists)
  const findings = [
    ...checkStopList([email, website, primary], lists),
    ...ofEmail,
    ...ofWebsite.filter((found) => !ofEmail.some((other) => isSaid(found, other))),
  ]
  if (findings.length > 0) return findings
  const domains = [email, website].filter((host) => host !== undefined).join(' and ')
  const text =
    domains === ''
      ? 'There is no domain to look up in a list of institutions.'
      : `No list of institutions names ${domains}; most schools are in none.`
  return [finding('academic-unlisted', text, domains === '' ? {} : { domains })]
}

/** Whether a finding says of the website what another has said of the same domain of the e-mail. */
function isSaid(found: Finding, other: Finding): boolean {
  if (found.code !== other.code) return false
  const [one, two] = [String(found.evidence['host']), String(other.evidence['host'])]
  return (
    one === two ||
    one.endsWith(`.${two}`) ||
    two.endsWith(`.${one}`) ||
    (found.evidence['entry'] !== undefined && found.evidence['entry'] === other.evidence['entry'])
  )
}

function checkStopList(
  hosts: readonly (string | undefined)[],
  lists: readonly DomainEntry[],
): Finding[] {
  for (const host of hosts) {
    const entry = host === undefined ? undefined : matchDomainEntry(host, lists)
    if (host === undefined || entry?.list !== 'stop') continue
    const denial = entry.denial ?? 'Not an Academic Domain'
    const text = `The stop list names ${entry.domain}: ${entry.reason}`
    return [
      finding('stop-listed', text, { host, entry: entry.domain, denial, addedBy: entry.addedBy }),
    ]
  }
  return []
}

function checkHost(
  source: 'email' | 'website',
  host: string | undefined,
  name: string,
  knowledge: AcademicKnowledge,
  lists: readonly DomainEntry[],
): Finding[] {
  if (host === undefined) return []
  const own = matchDomainEntry(host, lists)
  if (own?.list === 'stop') return []
  if (own?.list === 'allow') {
    const text = `The allow list names ${own.domain}: ${own.reason}`
    return [
      finding(`allow-listed-${source}`, text, { host, entry: own.domain, addedBy: own.addedBy }),
    ]
  }
  if (knowledge.isExcludedDomain(host)) {
    const text = `The domain ${host} was struck from the academic list.`
    return [finding('academic-excluded', text, { host })]
  }
  const entry = knowledge.academicEntry(host)
  if (entry !== undefined) return describeEntry(source, host, name, entry)
  const suffix = knowledge.academicSuffix(host)
  if (suffix === undefined) return []
  if (suffix.closed && source === 'email') {
    const text = `The e-mail domain ${host} stands under ${suffix.suffix}, which only schools can get.`
    return [finding('school-suffix-email', text, { host, suffix: suffix.suffix })]
  }
  const text = `The domain ${host} stands under ${suffix.suffix}, which is a hint and no proof.`
  return [finding('academic-suffix', text, { host, suffix: suffix.suffix })]
}

function describeEntry(
  source: 'email' | 'website',
  host: string,
  name: string,
  entry: AcademicEntry,
): Finding[] {
  const owner = entry.institution === undefined ? '' : ` (${entry.institution})`
  const evidence = { host, entry: entry.domain, institution: entry.institution ?? '' }
  const text = `The academic list names ${entry.domain}${owner}.`
  const found = [finding(`academic-${source}`, text, evidence)]
  // A name without a word of education must be the institution's own, letter for letter: a firm
  // named after a university's town would otherwise resemble the university.
  const fits = isEducationName(name)
    ? resembles(name, entry)
    : isSameName(name, entry.institution ?? '')
  if (fits) return found
  const differs = `The academic list names ${entry.domain}${owner}, but the customer is "${name}".`
  return [...found, finding('academic-name-differs', differs, { ...evidence, name })]
}
