import { finding, type Finding } from './finding.ts'
import { hostKind, type HostKnowledge } from './host-kind.ts'
import { hostOfEmail } from './hosts.ts'
import type { VettingSubject } from './subject.ts'

/**
 * Checks that the e-mail address is the institution's own: no free mailbox, no throw-away one, not
 * on onmicrosoft.com. Source: "Sell to education customers".
 */
export function checkEmail({ customer }: VettingSubject, knowledge: HostKnowledge): Finding[] {
  const email = customer.email?.trim() ?? ''
  if (email === '') return [finding('email-missing', 'The e-mail address is missing.')]
  const host = hostOfEmail(email)
  if (host === undefined) {
    const text = `The e-mail address "${email}" is not one: it must be like office@example.edu.`
    return [finding('email-malformed', text, { email })]
  }
  const evidence = { email, domain: host }
  const { kind } = hostKind(host, knowledge)
  if (kind === 'onmicrosoft') {
    const text = `The e-mail address ${email} stands on onmicrosoft.com; it must be on a domain of the institution.`
    return [finding('email-onmicrosoft', text, evidence)]
  }
  if (kind === 'disposable') {
    const text = `The e-mail address ${email} is a throw-away mailbox; it must be one of the institution.`
    return [finding('email-disposable', text, evidence)]
  }
  if (kind === 'free-mail') {
    const text = `The e-mail address ${email} is a free mailbox; it must be one of the institution.`
    return [finding('email-free-mail', text, evidence)]
  }
  return [finding('email-own-domain', `The e-mail address stands on the domain ${host}.`, evidence)]
}
