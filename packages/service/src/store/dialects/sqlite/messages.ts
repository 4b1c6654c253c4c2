import type { CommandCall, Outcome } from '../../command.ts'
import type { Commit } from '../../store.ts'

/** Start parameters of the writer thread. */
export interface WriterData {
  readonly file: string
  /** Module that exports `commands`. */
  readonly commandsUrl: string
}

/** A call with the name of its command. */
export interface NamedCall extends CommandCall {
  readonly name: string
}

/** A call sent to the writer thread. */
export interface WriterCall extends NamedCall {
  readonly id: number
}

/** Result of one command. `failed` is a bug; `unavailable` a fault of the store. */
export type WriterResult = { readonly id: number } & (
  | Outcome
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string | undefined }
  | {
      readonly kind: 'unavailable'
      readonly message: string
      /** SQLite's result code, by which the command line explains a full disk. */
      readonly errcode: number | undefined
    }
)

/** Results of the commands of one commit, and the outcome of the commit. */
export interface WriterBatch {
  readonly results: readonly WriterResult[]
  readonly commit: Commit
}
