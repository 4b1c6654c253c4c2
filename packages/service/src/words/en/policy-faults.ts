import { vettingReasonTexts } from '@accredit/contract/vetting-reasons'
import type { PolicyPlace } from '../../rules/vetting/policy-fault.ts'
import type { PolicyFaultWords } from '../told.ts'

/** Faults of a policy, each as a sentence. */
export const policyFaults: PolicyFaultWords = {
  NotObject: (place) => `${sayPlace(place)} must be an object.`,
  NoName: (place) => `${sayPlace(place)} must have a name.`,
  NoRows: (place) => `${sayPlace(place)} must have rows.`,
  NameTwice: (place, found) => `${sayPlace(place)} has the name ${found} of another row.`,
  NoExplanation: (place) => `${sayPlace(place)} must have an explanation.`,
  Verdict: (place, found = 'none') =>
    `${sayPlace(place)} has the verdict ${found}, but it must be one of approve, deny, review.`,
  Reason: (place, found = 'none') =>
    `${sayPlace(place)} has the reason ${found}, but a denial must have one of ${vettingReasonTexts.join(', ')} or stop-list-entry, and no other row has any.`,
  NoCondition: (place) => `${sayPlace(place)} must say when it applies.`,
  FailedForm: (place) => `${sayPlace(place)} must have atLeast, a whole number, and among, a list.`,
  EmptyList: (place) => `${sayPlace(place)} must be a list that is not empty.`,
  NotCode: (place, found) => `${sayPlace(place)} has ${found}, which is no code of a finding.`,
  NotCheck: (place, found) => `${sayPlace(place)} has ${found}, which is no check.`,
  Unknown: (place, found) => `${sayPlace(place)} has ${found}, which is unknown.`,
  LastRow: (place) =>
    `${sayPlace(place)} is the last one, so it must always apply (when: {}) and send to review.`,
  AlwaysSpeaks: (place) => `${sayPlace(place)} always applies, so no row after it ever does.`,
  NotObjection: (place, found) =>
    `${sayPlace(place)}: among has ${found}, which is no objection (level fail).`,
  AtLeastOne: (place) => `${sayPlace(place)}: atLeast must be 1 or more.`,
  NoEvidence: (place) =>
    `${sayPlace(place)} approves without evidence: it must name all, any or passed.`,
  StopListReason: (place) =>
    `${sayPlace(place)} gives the stop list’s reason, so it must demand stop-listed (all).`,
  OneObjection: (place) =>
    `${sayPlace(place)} denies on one objection; it must demand two of different checks (level fail), by all or by failed.`,
}

function sayPlace({ row, name, part }: PolicyPlace): string {
  if (row === undefined) return 'The policy'
  return `Row ${row}${name === undefined ? '' : ` (${name})`}${part === undefined ? '' : `: ${part}`}`
}
