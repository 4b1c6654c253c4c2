import type { VettingCase } from '@accredit/client'
import { sayPolicyRow } from '@accredit/contract/words'
import type { Spoken } from '../../words/load-words.ts'

/** The policy's explanation of a case. */
export interface PolicyText {
  readonly text: string
  readonly lang: string
  /** Findings that the explanation refers to, where its text does not name them. */
  readonly restsOn: VettingCase['findings']
}

/**
 * Returns the policy's explanation in the user's language; that of an unknown row stays English.
 */
export function policyText(
  { policyRow = '', explanation = '', findings }: VettingCase,
  { language, words }: Spoken,
): PolicyText {
  const own = sayPolicyRow(words, policyRow)
  if (own === undefined) return { text: explanation, lang: 'en', restsOn: [] }
  const restsOn = findings.filter(({ text }) => explanation.includes(text))
  return { text: own, lang: language, restsOn }
}
