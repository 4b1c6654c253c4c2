import type { ReportWords } from '../report-steps.ts'
import { report as english } from './en/report.ts'
import type { Language } from './languages.ts'
import { report as brazilian } from './pt-BR/report.ts'
import { report as european } from './pt-PT/report.ts'

/** Words of the report by language, apart from the words that every page of a dashboard needs. */
export const reportWords: Readonly<Record<Language, ReportWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
