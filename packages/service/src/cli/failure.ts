import type { Ending } from './exit-codes.ts'

/** An end that a command foresees: its text is all that a person needs to go on. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly ending: Ending
  /** Advice to the person. */
  readonly remedy: string | undefined

  constructor(ending: Ending, message: string, remedy?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.ending = ending
    this.remedy = remedy
  }
}
