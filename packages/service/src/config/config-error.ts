import { ProblemError } from '../words/problem.ts'

/** An option with an unusable value. */
export class ConfigError extends ProblemError {
  override readonly name = 'ConfigError'
}
