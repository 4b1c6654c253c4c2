import { compareNames } from './compare-names.ts'
import type { DomainEntry } from './domain-entry.ts'
import type { DomainLists } from './domain-lists.ts'
import { finding, type Finding } from './finding.ts'
import { hostKind, isSharedHost, type HostKind } from './host-kind.ts'
import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'
import { studentLabelOf } from './student-host.ts'
import type { VettingSubject } from './subject.ts'

/** Lists that this check reads. */
type AcademicKnowledge = Pick<Knowledge, 'listedDomain' | 'academicSuffix' | 'registrableDomain'>

/** One host of a request. */
interface Asked {
  readonly source: 'email' | 'website'
  readonly host: string
  /** The customer's name. */
  readonly name: string
}

/** The owner of a domain according to a list. */
interface Owner {
  readonly list: 'allow' | 'academic'
  readonly domain: string
  readonly names: readonly string[]
}

/**
 * Looks the domains up: first in the operator's own lists, then in the academic list. The primary
 * domain counts only for the stop list; it may be Microsoft's own.
 */
export function checkAcademicDomain(
  { customer: { companyName } }: Pick<VettingSubject, 'customer'>,
  { email, website, primary }: Hosts,
  knowledge: AcademicKnowledge,
  lists: DomainLists,
): Finding[] {
  const check = (source: Asked['source'], host: string | undefined) =>
    host === undefined ? [] : checkHost({ source, host, name: companyName }, knowledge, lists)
  const ofEmail = check('email', email)
  const ofWebsite = check('website', website)
  const findings = [
    ...checkStopList([email, website, primary], lists),
    ...ofEmail,
    ...ofWebsite.filter((found) => !ofEmail.some((other) => isSaid(found, other))),
  ]
  if (findings.length > 0) return findings
  const domains = [email, website].filter((host) => host !== undefined).join(' and ')
  return [finding('academic-unlisted', domains === '' ? {} : { domains })]
}

/** Checks whether a finding about the website repeats one about the e-mail's domain. */
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

function checkStopList(hosts: readonly (string | undefined)[], lists: DomainLists): Finding[] {
  for (const host of hosts) {
    const entry = host === undefined ? undefined : lists.find(host)
    if (host === undefined || entry?.list !== 'stop') continue
    const denial = entry.denial ?? 'Not an Academic Domain'
    const evidence = { host, entry: entry.domain, denial, addedBy: entry.addedBy }
    return [finding('stop-listed', evidence, { values: { why: entry.reason } })]
  }
  return []
}

function checkHost(asked: Asked, knowledge: AcademicKnowledge, lists: DomainLists): Finding[] {
  const { host } = asked
  const own = lists.find(host)
  if (own?.list === 'stop') return []
  const kind = hostKind(host, knowledge)
  if (own !== undefined) return checkAllowed(asked, own, kind, knowledge)
  switch (kind.kind) {
    case 'struck':
      return [finding('academic-excluded', { host })]
    case 'academic':
      return checkListed(asked, kind)
    case 'academic-suffix':
      return [describeSuffix(host, kind)]
    default:
      return []
  }
}

/** An allowed domain that many share identifies none of them. */
function checkAllowed(
  asked: Asked,
  entry: DomainEntry,
  kind: HostKind,
  knowledge: AcademicKnowledge,
): Finding[] {
  const { source, host } = asked
  const { domain, reason, addedBy, names = [] } = entry
  const evidence = { host, entry: domain, addedBy }
  const more = { values: { why: reason } }
  if (knowledge.registrableDomain(domain) === undefined || isSharedHost(domain, knowledge)) {
    return [finding('allow-listed-suffix', evidence, more)]
  }
  const listed = kind.kind === 'academic' && isAtOrBelow(kind.domain, domain) ? kind.names : []
  return [
    finding(`allow-listed-${source}`, evidence, more),
    ...checkOwner(asked, { list: 'allow', domain, names: [...names, ...listed] }),
  ]
}

function checkListed(asked: Asked, entry: HostKind & { kind: 'academic' }): Finding[] {
  const { source, host } = asked
  const { domain, names } = entry
  return [
    finding(`academic-${source}`, { host, entry: domain, institution: namesIn(names) }),
    ...checkOwner(asked, { list: 'academic', domain, names }),
  ]
}

/** Compares the customer's name with the owner's, and checks who has mailboxes on the host. */
function checkOwner({ host, name }: Asked, { list, domain, names }: Owner): Finding[] {
  const institution = namesIn(names)
  const evidence = { host, entry: domain, institution, name }
  const found = finding(`academic-name-${compareNames(name, names)}`, evidence, {
    values: { list },
  })
  const label = studentLabelOf(host)
  if (label === undefined) return [found]
  return [found, finding('academic-students', { host, entry: domain, label })]
}

function describeSuffix(host: string, { suffix, closed }: HostKind & { kind: 'academic-suffix' }) {
  return finding(closed ? 'school-suffix' : 'academic-suffix', { host, suffix })
}

function isAtOrBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function namesIn(names: readonly string[]): string {
  return names.join('; ')
}
