import type { Language } from '@accredit/contract/words'
import { report as english } from './en/report.ts'
import { report as brazilian } from './pt-BR/report.ts'
import { report as european } from './pt-PT/report.ts'
import type { ReportPageWords } from './words.ts'

/** Loaded with the report, to keep the first load small. */
export const reportPageWords: Readonly<Record<Language, ReportPageWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
