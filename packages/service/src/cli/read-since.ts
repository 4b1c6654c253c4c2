import { InvalidValue } from './invalid-value.ts'
import { readTime } from './read-time.ts'

/**
 * Parses a past time: a day such as `2026-11-01` (its start in UTC), a time in ISO 8601, or an age
 * such as `7d`.
 * @throws InvalidValue
 */
export function readSince(text: string): Date {
  return parseMoment(text) ?? new Date(Date.now() - readAgo(text))
}

/**
 * Parses a day such as `2027-01-31` (its start in UTC), or a time in ISO 8601.
 * @throws InvalidValue
 */
export function readMoment(text: string): Date {
  const at = parseMoment(text)
  if (at === undefined) throw new InvalidValue(({ moment }) => moment)
  return at
}

function parseMoment(text: string): Date | undefined {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/i.exec(text) ?? []
  const [at, midnight] = [new Date(text), new Date(day)]
  // A day that its month does not have is taken for one of the next month.
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
  return isDay && !Number.isNaN(at.getTime()) ? at : undefined
}

function readAgo(text: string): number {
  try {
    return readTime(text)
  } catch {
    throw new InvalidValue(({ since }) => since)
  }
}
