import { InvalidValue } from './invalid-value.ts'
import { parseMoment } from './read-moment.ts'
import { readTime } from './read-time.ts'

/**
 * Parses a past time: a day such as `2026-11-01` (its start in UTC), a time in ISO 8601, or an age
 * such as `7d`.
 * @throws InvalidValue
 */
export function readSince(text: string): Date {
  return parseMoment(text) ?? new Date(Date.now() - readAgo(text))
}

function readAgo(text: string): number {
  try {
    return readTime(text)
  } catch {
    throw new InvalidValue(({ since }) => since)
  }
}
