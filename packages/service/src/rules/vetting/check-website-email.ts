import { finding, type Finding } from './finding.ts'
import { isSharedHost } from './host-kind.ts'
import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Checks that website and e-mail use the same registered domain. Gives no finding when there is
 * nothing to compare: another check reports free mail or a page on a platform, and reporting it
 * twice would count as two objections.
 */
export function checkWebsiteEmail(
  { email, website }: Pick<Hosts, 'email' | 'website'>,
  knowledge: Pick<Knowledge, 'registrableDomain' | 'listedDomain' | 'academicSuffix'>,
): Finding[] {
  if (email === undefined || website === undefined) return []
  if (isSharedHost(email, knowledge) || isSharedHost(website, knowledge)) return []
  const ofEmail = knowledge.registrableDomain(email) ?? email
  const ofWebsite = knowledge.registrableDomain(website) ?? website
  const evidence = { emailDomain: ofEmail, websiteDomain: ofWebsite }
  const code = ofEmail === ofWebsite ? 'website-email-agree' : 'website-email-differ'
  return [finding(code, evidence)]
}
