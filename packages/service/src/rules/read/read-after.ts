import { brokenRule, isGuid } from '@accredit/contract'
import { refuse } from '../refusal.ts'

/**
 * Reads `?after=`, the start of a page; `undefined` for the first page.
 * @param parse parses the `next` of the previous page; `undefined` for anything else
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

/** Parses a position that is the id of the last item. */
export function parseId(value: string): string | undefined {
  return isGuid(value) ? value.toLowerCase() : undefined
}

/** Writes a position that consists of several strings of the last item. */
export function writePlace(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Parses a position that consists of several strings; empty when invalid. */
export function parsePlace(value: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(value, 'base64url').toString())
    return Array.isArray(read) && read.every(isStorable) ? read : []
  } catch {
    return []
  }
}

/** Databases accept no other strings, not even for comparison. */
function isStorable(text: unknown): text is string {
  return typeof text === 'string' && !text.includes('\0') && text.isWellFormed()
}
