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

/** Everything that an instance has only in a sandbox. */
export interface SandboxParts {
  readonly clock: SandboxClock
  /**
   * Puts the clock ahead for good: it is still ahead after a restart.
   * @param change computes the milliseconds ahead of the real clock from those so far
   */
  putAhead(change: (ahead: number) => number): Promise<void>
  /** Starts again with the well-known data, the real time, no faults and unused limits. */
  reset(): Promise<void>
  /** Snapshots. */
  readonly snapshots: Snapshots
  /** Takes a snapshot. */
  takeSnapshot(): Promise<Snapshot>
  /** Puts a state back: data and clock. */
  restore(snapshot: Snapshot): Promise<void>
  readonly faults: Faults
  readonly journal: Journal
  /** False where the journal keeps nothing. */
  readonly isRecording: boolean
  /** Finds the id of the case that a request opened. */
  findCaseOf(exchange: Exchange): Promise<string | undefined>
  listVerdicts(): ReturnType<typeof showVerdicts>
  /**
   * Lets the verdict of a case be due at once, and waits for it.
   * @throws Refused InvalidRequestInput for a case that waits for none
   */
  hastenVerdict(caseId: string): Promise<void>
  /**
   * Emits an event of a partner without a cause.
   * @throws Refused TenantNotFound
   */
  triggerEvent(wanted: TriggeredEvent): Promise<QualificationEvent>
  /** Adds made-up customers to a partner, as long as they are wanted. */
  addCustomers(wanted: GenerateInput, isWanted: () => boolean): Promise<AddedCustomers>
  /** Sign-in at the public address. */
  readonly issuer: Issuer
  /** Sign-in at the port of its own; absent without one. */
  readonly portIssuer: Issuer | undefined
  /** Key of its tokens, by which others sign, too. */
  readonly signingKey: () => StoredSigningKey
}
