import type { Denial, VettingReason } from '@accredit/client'
import type { Words } from '../words/words.ts'

/** Cause and remedy of a denial in the user's language; a reason that we do not know stays as it is. */
export function denialTexts(denial: Denial, { denials }: Words): Pick<Denial, 'cause' | 'remedy'> {
  return Object.hasOwn(denials, denial.reason) ? denials[denial.reason as VettingReason] : denial
}
