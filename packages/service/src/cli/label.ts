import type { Words } from '../words/words.ts'

/** Names of columns and fields in the reader's language. */
export type Labels = Words['labels']

/** Key of such a name. */
export type Label = keyof Labels
