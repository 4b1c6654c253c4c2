import type { Answer, Command, Reply, RequestIdentity } from './command.ts'
import type { Connection } from './connection.ts'
import type { Replicas } from './replicas.ts'

/** A write transaction that has ended. */
export interface Commit {
  /** Number of its commands. */
  readonly commands: number
  /** Duration until it was durable or had failed. */
  readonly milliseconds: number
  /** True if the store failed; a refused command is not a failure. */
  readonly failed: boolean
  /** True if it added events, which followers may be waiting for. */
  readonly tells: boolean
}

/**
 * Stores Accredit's data. It contains no rules: the functions of `queries/` read through `reader`,
 * and each write is a command that the store runs in one durable transaction. A write resolves only
 * once it is durable. After `StoreUnavailable`, the write either has not happened, or the store
 * became unavailable during the commit; a repeated request takes effect once in both cases.
 */
export interface Store {
  /** Reads committed data. */
  readonly reader: Connection
  /** Copies that serve some of the reads; absent without replicas. */
  readonly replicas?: Replicas
  /** Set when every write is refused, so that callers can skip optional writes. */
  readonly readOnly?: true
  /** Runs a command of the service itself. */
  run<Input, Output>(
    command: Command<Input, Output>,
    input: NoInfer<Input>,
    at: number,
  ): Promise<Output>
  /**
   * Runs a command for a caller of the API and returns the answer. With an identity, the answer is
   * stored, and returned to a repeated request without running the command again.
   */
  answer<Input>(
    command: Command<Input, Reply>,
    input: NoInfer<Input>,
    at: number,
    request: RequestIdentity | undefined,
  ): Promise<Answer>
  /**
   * Resolves when the store can read and write; throws `StoreUnavailable` otherwise. After a failed
   * commit the check writes too, to find out whether there is room again.
   */
  check(): Promise<void>
  /** Finishes the work in progress and closes the database. */
  close(): Promise<void>
}
