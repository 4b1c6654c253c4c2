import { problem, sayInEnglish, type Problem } from '../words/problem.ts'
import { StoreUnavailable } from './unavailable.ts'

/** Another process is serving or moving the store. */
export class StoreInUse extends StoreUnavailable {
  readonly problem: Problem
  readonly file: string
  /** The other process, if its id is known. */
  readonly pid: number | undefined

  constructor(file: string, pid: number | undefined, options?: ErrorOptions) {
    const inUse = problem('StoreInUse', { file, pid })
    super(sayInEnglish(inUse), options)
    this.problem = inUse
    this.file = file
    this.pid = pid
  }
}
