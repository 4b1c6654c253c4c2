import type { QualificationEvent } from '@accredit/contract'
import type { Issuer } from '../identity/issuer/issuer.ts'
import type { StoredSigningKey } from '../identity/issuer/signing-keys.ts'
import type { SandboxClock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { AddedCustomers, GenerateInput } from './generate-customers.ts'
import type { Exchange, Journal } from './journal.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import type { TriggeredEvent } from './trigger-event.ts'
import type { showVerdicts } from './verdicts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Sandbox that the request is for. */
    readonly sandbox: SandboxParts
  }
}

/** Parts of an instance that exist only in a sandbox. */
export interface SandboxParts {
  readonly clock: SandboxClock
  /**
   * Moves the clock ahead persistently: the offset survives a restart.
   * @param change computes the new milliseconds ahead of the real clock from the current ones
   */
  putAhead(change: (ahead: number) => number): Promise<void>
  /** Starts over with the well-known data, the real time, no faults and unused limits. */
  reset(): Promise<void>
  readonly snapshots: Snapshots
  takeSnapshot(): Promise<Snapshot>
  /** Restores a state: data and clock. */
  restore(snapshot: Snapshot): Promise<void>
  readonly faults: Faults
  readonly journal: Journal
  /** False when the journal stores nothing. */
  readonly isRecording: boolean
  /** Finds the id of the case that a request opened. */
  findCaseOf(exchange: Exchange): Promise<string | undefined>
  listVerdicts(): ReturnType<typeof showVerdicts>
  /**
   * Makes the verdict of a case due at once, and waits for it.
   * @throws Refused InvalidRequestInput when the case is not waiting for one
   */
  hastenVerdict(caseId: string): Promise<void>
  /**
   * Emits an event about a partner without a cause.
   * @throws Refused TenantNotFound
   */
  triggerEvent(wanted: TriggeredEvent): Promise<QualificationEvent>
  /** Adds generated customers to a partner until they are no longer wanted. */
  addCustomers(wanted: GenerateInput, isWanted: () => boolean): Promise<AddedCustomers>
  /** Sign-in at the public address. */
  readonly issuer: Issuer
  /** Sign-in at its own port; absent without one. */
  readonly portIssuer: Issuer | undefined
  /** Key of its tokens, which named sandboxes share. */
  readonly signingKey: () => StoredSigningKey
}
