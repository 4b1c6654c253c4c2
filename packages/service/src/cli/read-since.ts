import { InvalidValue } from './invalid-value.ts'
import { readTime } from './read-time.ts'

/**
 * Parses a past time: a day such as `2026-11-01` (its start in UTC), a time in ISO 8601, or an age
 * such as `7d`.
 * @throws InvalidValue
 */
export function readSince(text: string): Date {
  const at = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/i.test(text)
    ? Date.parse(text)
    : Date.now() - readAgo(text)
  if (Number.isNaN(at)) throw new InvalidValue(({ since }) => since)
  return new Date(at)
}

function readAgo(text: string): number {
  try {
    return readTime(text)
  } catch {
    throw new InvalidValue(({ since }) => since)
  }
}
