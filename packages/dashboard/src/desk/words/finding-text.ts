import type { VettingFinding } from '@accredit/client'
import { sayCaseFinding } from '@accredit/contract/words'
import type { Spoken } from '../../words/load-words.ts'

/** Text of a finding in the user's language; an unknown code keeps the service's text. */
export function findingText(
  finding: VettingFinding,
  { language, words }: Spoken,
): { readonly text: string; readonly lang: string } {
  const own = sayCaseFinding(words, finding)
  return own === undefined ? { text: finding.text, lang: 'en' } : { text: own, lang: language }
}
