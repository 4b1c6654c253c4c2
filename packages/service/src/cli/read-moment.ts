import { InvalidValue } from './invalid-value.ts'

/**
 * Parses a day such as `2027-01-31` (its start in UTC), or a time in ISO 8601.
 * @throws InvalidValue
 */
export function readMoment(text: string): Date {
  const at = parseMoment(text)
  if (at === undefined) throw new InvalidValue(({ moment }) => moment)
  return at
}

/** Like `readMoment`; undefined for any other text. */
export function parseMoment(text: string): Date | undefined {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/i.exec(text) ?? []
  const [at, midnight] = [new Date(text), new Date(day)]
  // A day that its month does not have is taken for one of the next month.
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
  return isDay && !Number.isNaN(at.getTime()) ? at : undefined
}
