import type { Keyring } from './keyring.ts'

/** Stream that text is written to. */
export interface Terminal {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Dependencies of the command line that tests may replace. */
export interface Runtime {
  readonly environment: Environment
  readonly stdin: AsyncIterable<string | Uint8Array>
  /** Data and nothing else. */
  readonly stdout: Terminal
  /** Progress, notes and errors. */
  readonly stderr: Terminal
  readonly homeFolder: string
  readonly keyring: Keyring
  /** Aborted when the program should end; the reason is the signal's name. */
  readonly stop: AbortSignal
  /** Sleeps for a number of milliseconds; rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>
