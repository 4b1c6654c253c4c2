import { finding, type Finding } from './finding.ts'
import { isSharedHost } from './host-kind.ts'
import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Checks that website and e-mail stand on one registered domain. Silent where there is nothing to
 * compare: a free mailbox or a page on a platform is another check's finding, and finding it twice
 * would make two objections out of one.
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
