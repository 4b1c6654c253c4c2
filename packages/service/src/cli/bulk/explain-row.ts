import { explainDenial, type BulkReportLine, type RowExplanation } from '@accredit/client'
import { isVettingReason } from '@accredit/contract/vetting-reasons'
import { sayBulkFinding } from '@accredit/contract/bulk-words'
import type { Speech } from '../../words/words.ts'

/** Explains the outcome of a row and its remedy in the user's language. */
export function explainRow(line: BulkReportLine, speech: Speech): RowExplanation {
  const { words, contract } = speech
  const { remedies } = words.bulk
  const { outcome, verdict, reason } = line
  if (verdict === 'denied') {
    if (reason !== undefined && isVettingReason(reason)) return contract.denials[reason]
    return explainDenial(reason)
  }
  if (verdict === 'in-review') return { remedy: remedies.inReview }
  if (verdict === 'gone') return { cause: causeOf(line, speech), remedy: remedies.gone }
  if (outcome === 'accepted') return {}
  const advice: Readonly<Record<string, string>> = words.adviceByName
  const remedy = advice[line.finding?.rule ?? ''] ?? remedies[outcome]
  return { cause: causeOf(line, speech), remedy }
}

/** The service's own text is English and has more details. */
function causeOf({ finding, text }: BulkReportLine, speech: Speech): string | undefined {
  const { language } = speech
  if (language === 'en' && text !== undefined) return text
  return (finding && sayBulkFinding(speech, finding)) ?? text ?? finding?.rule
}
