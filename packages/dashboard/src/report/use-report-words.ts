import { reportWords } from '@accredit/contract/report-words'
import { useLanguage } from '../i18n/language.tsx'
import { reportPageWords } from '../words/report-words.ts'

/** The words of the report in the user's language. */
export function useReportWords() {
  const { language } = useLanguage()
  return { ...reportPageWords[language], steps: reportWords[language].steps }
}
