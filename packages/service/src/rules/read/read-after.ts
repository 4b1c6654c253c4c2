import { brokenRule, isGuid } from '@accredit/contract'
import { refuse } from '../refusal.ts'

/**
 * Reads `?after=`: the place at which a page begins; `undefined` on the first page.
 * @param parse reads what the page before gave as `next`; `undefined` for anything else
 * @throws Refused InvalidQuery
 */
export function readAfter<Place>(
  value: string | undefined,
  parse: (value: string) => Place | undefined,
): Place | undefined {
  if (value === undefined || value === '') return undefined
  return (
    parse(value) ??
    refuse('InvalidQuery', { field: 'after', value: `"${value}"`, rule: brokenRule('NextPage') })
  )
}

/** Reads a place that is the id of the last item. */
export function parseId(value: string): string | undefined {
  return isGuid(value) ? value.toLowerCase() : undefined
}

/** Writes a place that is several texts of the last item. */
export function writePlace(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Reads a place that is several texts; none where it is not. */
export function parsePlace(value: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(value, 'base64url').toString())
    return Array.isArray(read) && read.every(isStorable) ? read : []
  } catch {
    return []
  }
}

/** A database takes no other text, not even to compare with. */
function isStorable(text: unknown): text is string {
  return typeof text === 'string' && !text.includes('\0') && text.isWellFormed()
}
