/**
 * Reads a `Retry-After` header, whole seconds or an HTTP date, as seconds from `nowMs`. Answers
 * `undefined` for anything else, so that a broken header never makes a client wait for ever.
 */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim()
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  // Date.parse alone takes nearly anything for a date, "-1" among it.
  const date = text.endsWith(' GMT') ? Date.parse(text) : NaN
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - nowMs) / 1000))
}
