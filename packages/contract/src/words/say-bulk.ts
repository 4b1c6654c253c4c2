import { sayBulkRule, type BulkFinding } from '../bulk-rules.ts'
import { sayFinding } from './say-refusal.ts'
import type { ContractWords, WordFormats } from './words.ts'

/**
 * Says a finding of a bulk in the words of a language: its own, or a warning or a refusal of the
 * service; `undefined` for one that the language has no words for.
 */
export function sayBulkFinding(
  words: Pick<ContractWords, 'bulk' | 'refusals' | 'rules' | 'warnings'>,
  finding: BulkFinding,
  formats: WordFormats,
): string | undefined {
  return (
    sayBulkRule(words.bulk, finding, formats) ??
    sayFinding(words, finding as Parameters<typeof sayFinding>[1], formats)
  )
}
