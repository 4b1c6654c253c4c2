import type { Problem } from '../words/problem.ts'
import type { Connection } from './connection.ts'

/** A copy of the database that may serve reads. */
export interface ReplicaState {
  /** Host and port. */
  readonly replica: string
  /** Milliseconds by which it is behind; absent where that could not be measured. */
  readonly lag?: number | undefined
  /** Reason why reads go to the primary instead; absent while it is used. */
  readonly problem?: Problem | undefined
}

/** Server that answered a read which a replica might have answered. */
export type ReadBy = 'replica' | 'primary'

/** Settings of replicas, and those who are told of them. */
export interface ReplicaOptions {
  /** Address of one replica or, by several hosts, of several. */
  readonly url: string
  /** Milliseconds by which a replica may be behind before it is not asked any more. */
  readonly mostLag: number
  /** Told when a replica begins or ceases to be used. */
  readonly onChange?: ((state: ReplicaState) => void) | undefined
  /** Told of each read that a replica might have answered. */
  readonly onRead?: ((by: ReadBy) => void) | undefined
}

/** Copies of the database that serve reads beside it. */
export interface Replicas {
  /**
   * Opens the reads of one call. A replica answers them if it has all that was committed when the call
   * began, by whichever node; the primary answers otherwise.
   */
  openReader(): Connection
  list(): readonly ReplicaState[]
}
