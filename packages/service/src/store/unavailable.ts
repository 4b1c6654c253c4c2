import { problem, sayInEnglish, type Problem } from '../words/problem.ts'

/**
 * The store cannot be reached or cannot commit. Nothing of what was asked for has happened, unless the
 * store went away just while it committed: then only the request's identity can tell, by asking again.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** There is no store where one is looked for. */
export class StoreMissing extends StoreUnavailable {
  readonly problem: Problem

  constructor(file: string) {
    const missing = problem('StoreMissing', { file })
    super(sayInEnglish(missing))
    this.problem = missing
  }
}

/** A write to a store that is only read, so that what is left of its data can be copied. */
export class StoreReadOnly extends StoreUnavailable {
  constructor() {
    super('the store is served read-only, for rescue')
  }
}
