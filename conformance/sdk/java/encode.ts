/**
 * `java.net.URLEncoder`: a space becomes `+`, and of the marks only `-`, `_`, `.` and `*` stay.
 */
export function encodeUrl(value: string): string {
  return value.replaceAll(/[^A-Za-z0-9\-_.* ]+/g, (part) => percent(part)).replaceAll(' ', '+')
}

/**
 * A day in the pattern `YYYY-MM-DD` of Joda-Time, where `DD` is the day of the year: two digits at
 * least, so that only January comes out right.
 * @example writeDayOfYear(new Date('2020-09-02')) // '2020-09-246'
 */
export function writeDayOfYear(date: Date): string {
  const [year = '', month = ''] = date.toISOString().split('-')
  const day = Math.floor((date.getTime() - Date.UTC(Number(year), 0, 1)) / 86_400_000) + 1
  return `${year}-${month}-${String(day).padStart(2, '0')}`
}

/**
 * Puts a target into the form in which OkHttp sends it: in its query, quotes, angle brackets and
 * spaces are percent-encoded, and what is encoded already stays.
 */
export function canonicalizeQuery(target: string): string {
  const start = target.indexOf('?')
  if (start < 0) return target
  const query = target
    .slice(start)
    .replaceAll(/[\s"'<>\u0080-\u{10ffff}]+/gu, (part) => percent(part))
  return target.slice(0, start) + query
}

function percent(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
