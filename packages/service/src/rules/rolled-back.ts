/**
 * Ends a command with a result and without its writes: thrown, it undoes all that the command wrote,
 * and the caller of the command gets the result. A trial run ends like this.
 */
export class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly result: unknown

  constructor(result: unknown) {
    super('the command rolled its writes back')
    this.result = result
  }
}
