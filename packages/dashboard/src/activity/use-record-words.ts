import { useMessages } from '../i18n/language.tsx'
import { qualificationTitles } from '../i18n/qualification-words.ts'
import type { RecordWords } from './describe-record.ts'
import { messages } from './messages.ts'

/** The words for lines of the log in the user's language. */
export function useRecordWords(): RecordWords {
  const t = useMessages(messages)
  const titles = useMessages(qualificationTitles)
  return { ...t, titles }
}
