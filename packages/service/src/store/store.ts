import type { Answer, CommandTable, InputOf, OutputOf, Reply, RequestIdentity } from './command.ts'
import type { Connection } from './connection.ts'

/** The names of the commands that answer a caller of the API. */
export type ReplyingCommand<Commands extends CommandTable> = {
  [Name in keyof Commands]: OutputOf<Commands[Name]> extends Reply ? Name : never
}[keyof Commands] &
  string

/** One write transaction that ended. */
export interface Commit {
  /** Commands that it carried. */
  readonly commands: number
  /** From its begin until it was durable, or given up. */
  readonly milliseconds: number
  /** Whether it came to nothing because of the store; a refusal is no failure. */
  readonly failed: boolean
}

/**
 * Keeps what Accredit knows. It decides nothing: reads go through `reader` with the functions of
 * `queries/`, each write is a command that the store runs inside one durable transaction. Nothing is
 * resolved before it is durable. `StoreUnavailable` means that nothing has happened, or that the store
 * went away while it committed; the same request, sent again, has its effect once either way.
 */
export interface Store<Commands extends CommandTable> {
  /** Reads what is committed. */
  readonly reader: Connection
  /** Runs a command of the service's own. */
  run<Name extends keyof Commands & string>(
    name: Name,
    input: InputOf<Commands[Name]>,
    at: number,
  ): Promise<OutputOf<Commands[Name]>>
  /**
   * Runs a command for a caller of the API and gives the answer. With an identity the answer is
   * stored, and the same request is answered from there without running again.
   */
  answer<Name extends ReplyingCommand<Commands>>(
    name: Name,
    input: InputOf<Commands[Name]>,
    at: number,
    request: RequestIdentity | undefined,
  ): Promise<Answer>
  /** Resolves when the store can read and write; throws `StoreUnavailable` otherwise. */
  check(): Promise<void>
  /** Finishes what is under way and lets go of the database. */
  close(): Promise<void>
}
