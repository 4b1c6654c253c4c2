import type { AnyCommand, Command } from '../../../src/store/command.ts'

/** One write among customers and partners that look alike, with all that it may change. */
export interface Write<Input> {
  readonly title: string
  readonly input: Input
  /** Statements that make the ground ready, before the rows are compared. */
  readonly prepare?: readonly string[]
  /** The refusal that is expected. */
  readonly refused?: string
  /** The changes that a setup tells of without making them; by default those that it notes. */
  readonly tells?: readonly string[]
  /** The one database that has such a write; both by default. */
  readonly only?: 'postgres'
  /** Says that it replaces everything: then `changes` counts the rows that stay, by table. */
  readonly sweeps?: true
  /** Everything that is different afterwards. */
  readonly changes: readonly string[]
}

/** A command with its writes among look-alikes. */
export interface Among {
  readonly command: AnyCommand
  readonly writes: readonly Write<unknown>[]
}

/** Names the writes that try a command. */
export function among<Input>(
  command: Command<Input, unknown>,
  writes: readonly Write<NoInfer<Input>>[],
): Among {
  return { command, writes }
}

/** A write that is refused, and changes nothing. */
export function refuses<Input>(
  refused: string,
  title: string,
  input: Input,
  prepare: readonly string[] = [],
): Write<Input> {
  return { title: `refuses ${title}`, input, refused, prepare, changes: [] }
}

/** A write that finds everything as it should be, and changes nothing. */
export function leaves<Input>(title: string, input: Input): Write<Input> {
  return { title: `leaves ${title}`, input, changes: [] }
}
