import {
  adviseRow,
  bulkAdvice,
  bulkRules,
  sayBulkRule,
  type AdvisedRow,
  type BulkAdvice,
  type BulkFinding,
  type BulkWords,
} from '../bulk-rules.ts'
import { isVettingReason } from '../vetting-reasons.ts'
import type { Language } from './languages.ts'
import { advice as brazilianAdvice, bulk as brazilian } from './pt-BR/bulk.ts'
import { advice as europeanAdvice, bulk as european } from './pt-PT/bulk.ts'
import { sayFinding } from './say-refusal.ts'
import type { ContractWords, WordFormats } from './words.ts'

/** Sentences about bulk requests by language, apart from the words that every page of a dashboard needs. */
export const bulkWords: Readonly<Record<Language, BulkWords>> = {
  en: bulkRules,
  'pt-PT': european,
  'pt-BR': brazilian,
}

const adviceWords: Readonly<Record<Language, BulkAdvice>> = {
  en: bulkAdvice,
  'pt-PT': europeanAdvice,
  'pt-BR': brazilianAdvice,
}

/** A language, its words for refusals and warnings, and how it writes values. */
interface BulkSpeech {
  readonly language: Language
  readonly contract: Pick<ContractWords, 'denials' | 'refusals' | 'rules' | 'warnings'>
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

/** A row with what became of it. */
interface ExplainedRow extends AdvisedRow {
  readonly reason?: string | undefined
  readonly finding?: BulkFinding | undefined
  /** The finding in English, as the service said it. */
  readonly text?: string | undefined
}

/** Explains in the words of a language what became of a row, and what to do about it. */
export function explainBulkRow(
  speech: BulkSpeech,
  row: ExplainedRow,
): { readonly cause?: string | undefined; readonly remedy?: string | undefined } {
  const { language, contract } = speech
  const { reason, finding, text } = row
  if (reason !== undefined && isVettingReason(reason)) return contract.denials[reason]
  // In English the service itself says it, with more of its values.
  const said = language === 'en' ? text : undefined
  return {
    cause: said ?? (finding && sayBulkFinding(speech, finding)) ?? text ?? finding?.rule ?? reason,
    remedy: adviseRow(adviceWords[language], row),
  }
}
