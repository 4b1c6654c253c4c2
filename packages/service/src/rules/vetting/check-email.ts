import { finding, type Finding } from './finding.ts'
import { hostKind, type HostKnowledge } from './host-kind.ts'
import { hostOfEmail } from './hosts.ts'
import type { VettingSubject } from './subject.ts'

/**
 * Checks that the e-mail address is the institution's own: not free mail, not disposable, not on
 * onmicrosoft.com. Source: "Sell to education customers".
 */
export function checkEmail({ customer }: VettingSubject, knowledge: HostKnowledge): Finding[] {
  const email = customer.email?.trim() ?? ''
  if (email === '') return [finding('email-missing')]
  const host = hostOfEmail(email)
  if (host === undefined) {
    return [finding('email-malformed', { email })]
  }
  const evidence = { email, domain: host }
  const { kind } = hostKind(host, knowledge)
  if (kind === 'onmicrosoft') {
    return [finding('email-onmicrosoft', evidence)]
  }
  if (kind === 'disposable') {
    return [finding('email-disposable', evidence)]
  }
  if (kind === 'free-mail') {
    return [finding('email-free-mail', evidence)]
  }
  return [finding('email-own-domain', evidence)]
}
