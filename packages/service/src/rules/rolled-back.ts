/**
 * Ends a command with a result but without its writes: throwing it rolls them back, and the caller
 * gets the result. Used for trial runs.
 */
export class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly result: unknown

  constructor(result: unknown) {
    super('the command rolled its writes back')
    this.result = result
  }
}
