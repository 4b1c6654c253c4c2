import type { Logger } from 'pino'
import type { Config } from '../../src/config/config.ts'
import { createLog } from '../../src/log/log.ts'

/** The service's own log, whose lines are kept instead of written. */
export function captureLog(level: Config['logLevel'] = 'trace'): {
  lines: () => readonly string[]
  log: Logger
} {
  const kept: string[] = []
  const log = createLog(level, { write: (line: string) => void kept.push(line) })
  return { lines: () => kept, log }
}
