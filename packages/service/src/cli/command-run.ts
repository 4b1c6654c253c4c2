import type { Speech } from '../words/words.ts'
import type { Command } from 'commander'
import type { Ending } from './exit-codes.ts'
import type { Output } from './output.ts'
import type { Runtime } from './runtime.ts'

/** Dependencies and options of a command. */
export interface CommandRun {
  readonly runtime: Runtime
  readonly output: Output
  /** The user's language. */
  readonly speech: Speech
}

/** Runs a command; no ending means success. */
export type Perform = (
  command: Command,
  work: (run: CommandRun) => Promise<Ending | void>,
) => Promise<void>

/** Adds one command to the program. */
export type AddCommand = (program: Command, perform: Perform) => void
