import type { Language } from '@accredit/contract/words'
import { bulk as english } from './en/bulk.ts'
import { bulk as brazilian } from './pt-BR/bulk.ts'
import { bulk as european } from './pt-PT/bulk.ts'
import type { BulkPageWords } from './words.ts'

/** Loaded with the bulk pages, to keep the first load small. */
export const bulkWords: Readonly<Record<Language, BulkPageWords>> = {
  en: english,
  'pt-PT': european,
  'pt-BR': brazilian,
}
