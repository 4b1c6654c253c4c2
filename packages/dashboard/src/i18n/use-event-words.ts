import { eventWords } from '../words/event-words.ts'
import type { EventWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** The words for events and webhooks in the user's language. */
export function useEventWords(): EventWords {
  return eventWords[useLanguage().language]
}
