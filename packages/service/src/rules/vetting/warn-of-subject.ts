import { precheckWarnings, sentParameters, type PrecheckWarning } from '@accredit/contract'
import { checkAddress } from '../check/check-address.ts'
import { checkEmail } from './check-email.ts'
import { checkLegalName } from './check-legal-name.ts'
import { checkPostalAddress } from './check-postal-address.ts'
import { checkSegment } from './check-segment.ts'
import { checkWebsiteEmail } from './check-website-email.ts'
import { checkWebsite } from './check-website.ts'
import type { Finding } from './finding.ts'
import { hostsOf } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'
import type { VettingSubject } from './subject.ts'

/** A detail that vetting would object to. */
export interface Warning {
  readonly rule: PrecheckWarning
  /** In the format of an answer. */
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * Finds the details of a record and a request that vetting would object to and that a partner can
 * correct first, by the same checks as vetting; how the domain lists and the policy rate a customer
 * stays at the desk.
 */
export function warnOfSubject(
  subject: Omit<VettingSubject, 'earlier'>,
  knowledge: Knowledge,
): Warning[] {
  const vetted = { ...subject, earlier: [] }
  return [
    ...checkLegalName(vetted),
    ...checkPostalAddress(vetted, knowledge),
    ...checkEmail(vetted, knowledge),
    ...checkWebsite(vetted, knowledge),
    ...checkWebsiteEmail(hostsOf(vetted), knowledge),
    ...checkSegment(vetted),
  ].flatMap((found) => warn(found, vetted, knowledge))
}

function warn(found: Finding, { customer }: VettingSubject, knowledge: Knowledge): Warning[] {
  const rule = precheckWarnings.find((name) => name === found.code)
  if (found.level === 'pass' || rule === undefined) return []
  if (rule !== 'address-incomplete' && rule !== 'address-invalid') {
    const evidence = Object.entries(found.evidence).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? String(value) : value,
    ])
    return [{ rule, values: sentParameters(Object.fromEntries(evidence)) }]
  }
  // Each part names the rule of its country that it breaks.
  const kind = rule === 'address-incomplete' ? 'missing' : 'invalid'
  const problems = checkAddress(customer.address ?? {}, knowledge)
    .filter((problem) => problem.kind === kind)
    .map(({ field, value, broken }) => ({ field, broken, ...(kind === 'invalid' && { value }) }))
  return [{ rule, values: sentParameters({ problems }) }]
}
