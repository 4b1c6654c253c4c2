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
import type { DomainEntry } from './domain-entry.ts'
import type { Finding } from './finding.ts'
import { findOwnDomain } from './find-own-domain.ts'
import { hostsOf } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'
import type { VettingPolicy } from './policy.ts'
import { scriptedVerdict } from './scripted-verdict.ts'
import type { VettingSubject } from './subject.ts'

/** Dependencies of an examination, beside its subject. */
export interface ExaminationMeans {
  readonly knowledge: Knowledge
  /** The operator's own lists. */
  readonly lists: readonly DomainEntry[]
  readonly policy: VettingPolicy
  /** Lets the website script the verdict; never in production. */
  readonly scripted: boolean
}

/** Result of an examination. */
export interface Examination {
  readonly findings: readonly Finding[]
  readonly decision: Decision
  /** The domain that the request is about; absent where it names none that is one owner's. */
  readonly domain?: string | undefined
}

/**
 * Examines a request: all checks, then the policy. Pure: the same subject and the same knowledge
 * give the same decision. A scripted verdict wins over the policy, and the findings are kept.
 */
export function examine(subject: VettingSubject, means: ExaminationMeans): Examination {
  const { knowledge, lists, policy, scripted } = means
  // Read once: that takes longer than the checks of it.
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
