/**
 * Ends a command with a result and without its writes: thrown, it undoes all that the command wrote,
 * and whoever ran the command gets the result. A trial run ends so.
 */
export class Withdrawn extends Error {
  override readonly name = 'Withdrawn'
  readonly result: unknown

  constructor(result: unknown) {
    super('the command took back what it wrote')
    this.result = result
  }
}
