import type { EventType, QualificationEvent } from '@accredit/contract'
import type { CustomerQualification } from '../qualification-names.ts'

/** Partner that a watch follows, and the time from which it tells what changes. */
export interface WatchOpened {
  /** Address of the service. */
  readonly service: string
  /** Tenant of the partner. */
  readonly partner: string
  /** ISO 8601, by the service clock where it tells one. */
  readonly since: string
}

/** A customer as it was read last. */
export interface WatchedCustomer {
  readonly id: string
  readonly name: string
  readonly qualifications: readonly CustomerQualification[]
}

/** Line of the activity log that is not looked at again. */
export interface SeenRecord {
  readonly id: string
  /** Time of the change, ISO 8601. */
  readonly at: string
}

/** All that a ledger knows of the partner's customers. */
export interface WatchState {
  /** Absent before the first look. */
  readonly opened?: WatchOpened | undefined
  /** Time from which the activity log is read next, ISO 8601; absent until a first look has ended. */
  readonly readFrom?: string | undefined
  /** Customers whose qualifications were read; nothing is known of the others. */
  readonly customers: readonly WatchedCustomer[]
  readonly seen: ReadonlySet<string>
}

/** Change of a customer, with those who are to be told. */
export interface ToldEvent {
  readonly event: QualificationEvent
  /** Name of the customer, for people. */
  readonly customerName: string
  /** Names of the receivers. */
  readonly receivers: readonly string[]
}

/** A write of several things at once. */
export interface WatchCommit {
  readonly customers?: readonly WatchedCustomer[]
  /** Customers that left the partner. */
  readonly gone?: readonly string[]
  readonly seen?: readonly SeenRecord[]
  /** In their order; an id that was told before is not told again. */
  readonly told?: readonly ToldEvent[]
  /** Ends a look. */
  readonly readFrom?: string | undefined
}

/** An event on its way to a receiver. */
export interface WatchDelivery {
  readonly event: QualificationEvent
  readonly customerName: string
  /** Attempts that have failed. */
  readonly failures: number
  /** Time of the next attempt, in epoch milliseconds of this machine; 0 for at once. */
  readonly dueAt: number
}

/** Record of a watch: what it knows of the customers, and the events that have to be told. */
export interface WatchLedger {
  /** Name for people, e.g. the file. */
  readonly name: string
  /**
   * Takes the ledger for one watch, until the answered function is called or the process ends. What
   * could not be delivered before has its attempts again.
   * Rejects with a `BulkError` (`LedgerHeld`) while another watch has it.
   */
  hold(): Promise<() => Promise<void>>
  read(): Promise<WatchState>
  /** Names whom the ledger is of; once and for ever. */
  open(opened: WatchOpened): Promise<void>
  /** Writes all of it or nothing; it is durable once this resolves. */
  commit(commit: WatchCommit): Promise<void>
  /** Reads the oldest events that a receiver has not got: those of one commit, in their order. */
  waiting(receiver: string): Promise<readonly WatchDelivery[]>
  /** Says that a receiver has got events. */
  settle(receiver: string, eventIds: readonly string[]): Promise<void>
  /**
   * Says that an attempt failed.
   * @param dueAt of the next one; without it there is none until the ledger is held again
   */
  postpone(receiver: string, eventIds: readonly string[], dueAt: number | undefined): Promise<void>
}

/** Somebody who is told events. */
export interface WatchReceiver {
  /** The same in each run: by it the ledger knows what the receiver has got. */
  readonly name: string
  /** Types that it is told. Default: all. */
  readonly types?: readonly EventType[] | undefined
}
