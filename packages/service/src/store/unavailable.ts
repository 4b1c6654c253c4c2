import { problem, sayInEnglish, type Problem } from '../words/problem.ts'

/**
 * The store cannot be reached or cannot commit. The write has not happened, unless the store became
 * unavailable during the commit: then only a repeated request with the same identity can tell.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** There is no store at this place. */
export class StoreMissing extends StoreUnavailable {
  readonly problem: Problem

  constructor(file: string) {
    const missing = problem('StoreMissing', { file })
    super(sayInEnglish(missing))
    this.problem = missing
  }
}

/** A write to a store that is served read-only, so that its remaining data can be copied. */
export class StoreReadOnly extends StoreUnavailable {
  constructor() {
    super('the store is served read-only, for rescue')
  }
}
