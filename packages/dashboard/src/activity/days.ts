const dayMs = 86_400_000

/** Returns the UTC day that is the given number of days before a time, as `yyyy-mm-dd`. */
export function daysBefore(at: number, days: number): string {
  return new Date(at - days * dayMs).toISOString().slice(0, 10)
}

/** Returns the day of a time in the user's time zone, as `yyyy-mm-dd`. */
export function localDay(at: number): string {
  const time = new Date(at)
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/**
 * Returns the UTC days that a range of days in the user's time zone overlaps; the log is queried by
 * UTC days.
 */
export function utcDays(
  from: string,
  to: string,
): { readonly start: string; readonly end: string } {
  const begin = new Date(`${from}T00:00:00`).getTime()
  const end = new Date(`${to}T23:59:59.999`).getTime()
  return { start: daysBefore(begin, 0), end: daysBefore(end, 0) }
}
