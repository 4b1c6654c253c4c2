import type { Place } from './check-store.ts'

/** The processes that are tortured. */
export interface Fleet extends AsyncDisposable {
  /** The addresses of the nodes that serve by now. */
  urls(): readonly string[]
  /** Place of their data, to be read past them. */
  readonly place: Place
  /** Processes that can be killed and started again. */
  readonly victims: readonly Victim[]
  /** A file or folder that changes with each commit. */
  readonly watched: string
  /** Options that name the data, for commands of `accredit`. */
  readonly storeArgs: readonly string[]
  /** Says whether the seal of the activity log fits, and what was said about it. */
  verify(): Promise<{ readonly intact: boolean; readonly output: string }>
}

/** A process, or several, that die and come back. */
export interface Victim {
  readonly name: string
  /** Weight with which it is chosen among the others. */
  readonly weight: number
  kill(): Promise<void>
  /** Begins a start; it can be killed before it is ready. */
  begin(): void
  /** Waits until it is ready. */
  ready(): Promise<void>
}
