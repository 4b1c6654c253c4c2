import { checkAcademicDomain } from './check-academic-domain.ts'
import { checkEarlierVerdicts } from './check-earlier-verdicts.ts'
import { checkEmail } from './check-email.ts'
import { checkKind } from './check-kind.ts'
import { checkLegalName } from './check-legal-name.ts'
import { checkPostalAddress } from './check-postal-address.ts'
import { checkSegment } from './check-segment.ts'
import { checkWebsiteEmail } from './check-website-email.ts'
import { checkWebsite } from './check-website.ts'
import { decideVetting, type Decision } from './decide-vetting.ts'
import type { DomainLists } from './domain-lists.ts'
import type { Finding } from './finding.ts'
import { findOwnDomain } from './find-own-domain.ts'
import { hostsOf } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'
import type { VettingPolicy } from './policy.ts'
import { scriptedVerdict } from './scripted-verdict.ts'
import type { VettingSubject } from './subject.ts'

/** Dependencies of an examination. */
export interface ExaminationMeans {
  readonly knowledge: Knowledge
  /** The operator's own lists. */
  readonly lists: DomainLists
  readonly policy: VettingPolicy
  /** Lets the website script the verdict; never in production. */
  readonly scripted: boolean
}

/** Result of an examination. */
export interface Examination {
  readonly findings: readonly Finding[]
  readonly decision: Decision
  /**
   * Domain that identifies the customer; absent when the request names none with a single owner.
   */
  readonly domain?: string | undefined
}

/**
 * Examines a request: all checks, then the policy. Pure: the same subject and knowledge give the
 * same decision. A scripted verdict overrides the policy; the findings are kept.
 */
export function examine(subject: VettingSubject, means: ExaminationMeans): Examination {
  const { knowledge, lists, policy, scripted } = means
  // Parsed once, since that takes longer than the checks.
  const hosts = hostsOf(subject)
  const findings = [
    ...checkLegalName(subject),
    ...checkKind(subject),
    ...checkPostalAddress(subject, knowledge),
    ...checkEmail(subject, knowledge),
    ...checkWebsite(subject, knowledge),
    ...checkWebsiteEmail(hosts, knowledge),
    ...checkAcademicDomain(subject, hosts, knowledge, lists),
    ...checkSegment(subject),
    ...checkEarlierVerdicts(subject),
  ]
  const script = scripted ? scriptedVerdict(subject.request.website) : undefined
  const decision = script ?? decideVetting(policy, findings)
  return { findings, decision, domain: findOwnDomain(hosts, knowledge) }
}
