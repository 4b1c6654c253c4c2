/**
 * Reads a `Retry-After` header, whole seconds or an HTTP date, as seconds from `nowMs`. Answers
 * `undefined` for anything else, so that a broken header never makes a client wait for ever.
 */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim()
  if (!text) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - nowMs) / 1000))
}
