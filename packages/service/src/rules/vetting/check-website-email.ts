import { finding, type Finding } from './finding.ts'
import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'
import { platformOf } from './website-kinds.ts'

/**
 * Checks that website and e-mail stand on one registered domain. Silent where there is nothing to
 * compare: a free mailbox or a page on a platform is another check's finding, and finding it twice
 * would make two objections out of one.
 */
export function checkWebsiteEmail(
  { email, website }: Pick<Hosts, 'email' | 'website'>,
  knowledge: Pick<Knowledge, 'registrableDomain' | 'isFreeMail' | 'isDisposable'>,
): Finding[] {
  if (email === undefined || website === undefined) return []
  if (isSharedMail(email, knowledge) || isSharedMail(website, knowledge)) return []
  if (platformOf(website) !== undefined) return []
  const ofEmail = knowledge.registrableDomain(email) ?? email
  const ofWebsite = knowledge.registrableDomain(website) ?? website
  const evidence = { emailDomain: ofEmail, websiteDomain: ofWebsite }
  if (ofEmail === ofWebsite) {
    const text = `Website and e-mail both stand on ${ofEmail}.`
    return [finding('website-email-agree', text, evidence)]
  }
  const text = `The website stands on ${ofWebsite}, but the e-mail address on ${ofEmail}.`
  return [finding('website-email-differ', text, evidence)]
}

function isSharedMail(
  host: string,
  knowledge: Pick<Knowledge, 'isFreeMail' | 'isDisposable'>,
): boolean {
  return (
    host.endsWith('onmicrosoft.com') || knowledge.isFreeMail(host) || knowledge.isDisposable(host)
  )
}
