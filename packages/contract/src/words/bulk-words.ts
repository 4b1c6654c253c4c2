import { bulkRules, sayBulkRule, type BulkFinding, type BulkWords } from '../bulk-rules.ts'
import type { Language } from './languages.ts'
import { bulk as brazilian } from './pt-BR/bulk.ts'
import { bulk as european } from './pt-PT/bulk.ts'
import { sayFinding } from './say-refusal.ts'
import type { ContractWords, WordFormats } from './words.ts'

/** Sentences about bulk requests by language, apart from the words that every page of a dashboard needs. */
export const bulkWords: Readonly<Record<Language, BulkWords>> = {
  en: bulkRules,
  'pt-PT': european,
  'pt-BR': brazilian,
}

/** A language, its words for refusals and warnings, and how it writes values. */
interface BulkSpeech {
  readonly language: Language
  readonly contract: Pick<ContractWords, 'refusals' | 'rules' | 'warnings'>
  readonly formats: WordFormats
}

/**
 * Says a finding of a bulk in the words of a language: its own, or a warning or a refusal of the
 * service; `undefined` for one that the language has no words for.
 */
export function sayBulkFinding(
  { language, contract, formats }: BulkSpeech,
  finding: BulkFinding,
): string | undefined {
  return (
    sayBulkRule(bulkWords[language], finding, formats) ??
    sayFinding(contract, finding as Parameters<typeof sayFinding>[1], formats)
  )
}
