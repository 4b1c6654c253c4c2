import type { Place } from './check-store.ts'

/** The processes under torture. */
export interface Fleet extends AsyncDisposable {
  /** Addresses of the nodes that serve now. */
  urls(): readonly string[]
  /** Location of their data, for direct reads. */
  readonly place: Place
  /** Processes that can be killed and restarted. */
  readonly victims: readonly Victim[]
  /** A file or folder that changes with each commit. */
  readonly watched: string
  /** Options that name the data, for commands of `accredit`. */
  readonly storeArgs: readonly string[]
  /** Verifies the seal of the activity log, and returns the output. */
  verify(): Promise<{ readonly intact: boolean; readonly output: string }>
}

/** One or several processes that die and come back. */
export interface Victim {
  readonly name: string
  /** Relative probability of being chosen. */
  readonly weight: number
  kill(): Promise<void>
  /** Begins a start, which can be killed before it is ready. */
  begin(): void
  /** Waits until it is ready. */
  ready(): Promise<void>
}
