import { sandboxWords } from '../words/sandbox-words.ts'
import type { SandboxWords } from '../words/words.ts'
import { useLanguage } from './language.tsx'

/** The words of the inspector and the sandbox panel in the user's language. */
export function useSandboxWords(): SandboxWords {
  return sandboxWords[useLanguage().language]
}
