import type { Answer, Command, Reply, RequestIdentity } from './command.ts'
import type { Connection } from './connection.ts'
import type { Replicas } from './replicas.ts'

/** One write transaction that ended. */
export interface Commit {
  /** Commands that it carried. */
  readonly commands: number
  /** From its begin until it was durable, or given up. */
  readonly milliseconds: number
  /** True when the store failed; a refusal is no failure. */
  readonly failed: boolean
  /** True when there are events by it, for which somebody may wait. */
  readonly tells: boolean
}

/**
 * Keeps what Accredit knows. It decides nothing: reads go through `reader` with the functions of
 * `queries/`, each write is a command that the store runs inside one durable transaction. Nothing is
 * resolved before it is durable. `StoreUnavailable` means that nothing has happened, or that the store
 * went away while it committed; the same request, sent again, has its effect once either way.
 */
export interface Store {
  /** Reads what is committed. */
  readonly reader: Connection
  /** Copies that serve some of the reads; absent where there are none. */
  readonly replicas?: Replicas
  /** Set where every write is refused, so that those that can be left out are not tried. */
  readonly readOnly?: true
  /** Runs a command of the service's own. */
  run<Input, Output>(
    command: Command<Input, Output>,
    input: NoInfer<Input>,
    at: number,
  ): Promise<Output>
  /**
   * Runs a command for a caller of the API and gives the answer. With an identity the answer is
   * stored, and the same request is answered from there without running again.
   */
  answer<Input>(
    command: Command<Input, Reply>,
    input: NoInfer<Input>,
    at: number,
    request: RequestIdentity | undefined,
  ): Promise<Answer>
  /**
   * Resolves when the store can read and write; throws `StoreUnavailable` otherwise. After a commit
   * that failed it is one itself, so that it knows when there is room again.
   */
  check(): Promise<void>
  /** Finishes the work in progress and closes the database. */
  close(): Promise<void>
}
