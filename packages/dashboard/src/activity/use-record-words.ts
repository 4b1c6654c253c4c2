import { useWords } from '../i18n/language.tsx'
import type { RecordWords } from './describe-record.ts'

/** Returns the words for log records in the user's language. */
export function useRecordWords(): RecordWords {
  const t = useWords().activity
  const titles = useWords().qualificationTitles
  return { ...t, titles }
}
