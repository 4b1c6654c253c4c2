import type { Problem } from '../words/problem.ts'
import type { Connection } from './connection.ts'

/** A copy of the database that may serve reads. */
export interface ReplicaState {
  /** Host and port. */
  readonly replica: string
  /** Replication lag in milliseconds; absent if it could not be measured. */
  readonly lag?: number | undefined
  /** Reason why reads go to the primary instead; absent while it is used. */
  readonly problem?: Problem | undefined
}

/** Server that answered a read for which replicas are allowed. */
export type ReadBy = 'replica' | 'primary'

/** Settings and listeners of replicas. */
export interface ReplicaOptions {
  /** Address of one replica, or of several with one host each. */
  readonly url: string
  /** Maximum replication lag in milliseconds; a replica with more serves no reads. */
  readonly mostLag: number
  /** Called when a replica starts or stops serving reads. */
  readonly onChange?: ((state: ReplicaState) => void) | undefined
  /** Called with each read for which replicas are allowed. */
  readonly onRead?: ((by: ReadBy) => void) | undefined
}

/** Copies of the database that serve reads. */
export interface Replicas {
  /**
   * Opens the reads of one call. A replica answers them if it has everything that any node had
   * committed when the call began; otherwise the primary does.
   */
  openReader(): Connection
  list(): readonly ReplicaState[]
}
