/**
 * `java.net.URLEncoder`: a space becomes `+`, and of the marks only `-`, `_`, `.` and `*` stay.
 */
export function encodeUrl(value: string): string {
  return value
    .replaceAll(/[^A-Za-z0-9\-_.* ]+/g, (part) =>
      [...new TextEncoder().encode(part)]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    )
    .replaceAll(' ', '+')
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
