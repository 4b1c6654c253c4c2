import { ProblemError } from '../words/problem.ts'

/** An option that cannot be used as it was given. */
export class ConfigError extends ProblemError {
  override readonly name = 'ConfigError'
}
