import type { VettingFinding } from '@accredit/client'
import type { Spoken } from '../../words/load-words.ts'
import type { Evidence } from '../../words/words.ts'

/** Text of a finding in the user's language; an unknown code keeps the service's own text. */
export function findingText(
  { code, text, evidence }: VettingFinding,
  { language, words }: Spoken,
): { readonly text: string; readonly lang: string } {
  const own = words.findings?.[code]
  if (own === undefined) return { text, lang: 'en' }
  const values = Object.entries(evidence).map(([name, value]) => [name, String(value)])
  return { text: own(Object.fromEntries(values) as Evidence), lang: language }
}
