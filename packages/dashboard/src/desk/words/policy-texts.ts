import type { VettingCase } from '@accredit/client'
import { sayPolicyRow } from '@accredit/contract/words'
import type { Spoken } from '../../words/load-words.ts'

/** The policy's explanation of a case, and its language. */
export interface PolicyText {
  readonly text: string
  readonly lang: string
  /** The findings that it names, where the text does not name them itself. */
  readonly restsOn: VettingCase['findings']
}

/** The policy's explanation in the user's language; a row that we do not know stays English. */
export function policyText(
  { policyRow = '', explanation = '', findings }: VettingCase,
  { language, words }: Spoken,
): PolicyText {
  const own = sayPolicyRow(words, policyRow)
  if (own === undefined) return { text: explanation, lang: 'en', restsOn: [] }
  const restsOn = findings.filter(({ text }) => explanation.includes(text))
  return { text: own, lang: language, restsOn }
}
