import { useWords } from '../i18n/language.tsx'
import { useToasts } from './toasts.tsx'

/** Copies a value and confirms it; resolves to false where the browser forbids it. */
export function useCopy(): (value: string, what: string) => Promise<boolean> {
  const t = useWords().pieces
  const toasts = useToasts()
  return async (value, what) => {
    try {
      await navigator.clipboard.writeText(value)
      toasts.tell(t.copied(what))
      return true
    } catch {
      toasts.warn(t.cannotCopy)
      return false
    }
  }
}
