import type { BulkReportLine, RowExplanation } from '@accredit/client'
import { explainBulkRow, sayBulkFinding } from '@accredit/contract/bulk-words'
import { bulkWords } from '../words/bulk-words.ts'
import type { BulkPageWords } from '../words/words.ts'
import { useFormats } from './formats.ts'
import { useLanguage } from './language.tsx'

/** The words of bulk requests in the user's language. */
export function useBulkWords(): BulkPageWords {
  return bulkWords[useLanguage().language]
}

/** A finding as the service and the client report it. */
interface Finding {
  readonly rule: string
  readonly values: Readonly<Record<string, unknown>>
  /** The service's English sentence. */
  readonly text?: string | undefined
}

/** Returns the function that words bulk findings in the user's language. */
export function useFindingText(): (finding: Finding) => string {
  const { language, words: contract } = useLanguage()
  const formats = useFormats()
  return ({ text, ...finding }) =>
    sayBulkFinding({ language, contract, formats }, finding) ?? text ?? finding.rule
}

/** Explains rows of jobs in the user's language, as the command line does. */
export function useRowExplanation(): (line: BulkReportLine) => RowExplanation {
  const { language, words: contract } = useLanguage()
  const formats = useFormats()
  return (line) => explainBulkRow({ language, contract, formats }, line)
}
