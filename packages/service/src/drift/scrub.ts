import { createHmac, randomBytes } from 'node:crypto'
import { errors, isGuid, qualifications, vettingStatuses } from '@accredit/contract'
import { vettingReasonTexts } from '@accredit/contract/vetting-reasons'

/** Replaces personal data by stable pseudonyms. */
export interface Scrubber {
  /** Scrubs text: an id, a date, a known word, or a name. */
  text(value: string): string
  /** Scrubs each value of a JSON document; structure and types stay. */
  json(value: unknown): unknown
  /** Scrubs a path; words of the API stay. */
  path(value: string): string
}

/** Words of the API, which belong to nobody. */
const known: ReadonlySet<string> = new Set([
  ...Object.keys(errors),
  ...Object.entries(qualifications).flatMap(([name, row]) => [name, row.synchronous]),
  ...vettingStatuses,
  ...vettingReasonTexts,
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
])
const objectType = /^[A-Z][A-Za-z]{2,60}$/
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
const plainMember = /^[@$A-Za-z][\w.@$-]{0,63}$/
const segment = /^(v\d+|[a-z]+)$/i

export const scrubbedDate = '0000-00-00T00:00:00Z'

/**
 * Creates a scrubber. The key behind its pseudonyms is random and not stored: within a recording a
 * value keeps its pseudonym, and cannot be recovered by brute force.
 */
export function createScrubber(secret: Buffer = randomBytes(32)): Scrubber {
  const digest = (value: string) =>
    createHmac('sha256', secret).update(value.toLowerCase()).digest('hex')

  const text = (value: string): string => {
    if (value === '' || known.has(value)) return value
    const hex = digest(value)
    if (isGuid(value)) {
      return [8, 12, 16, 20, 32]
        .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end))
        .join('-')
    }
    return dateTime.test(value) ? scrubbedDate : `text-${hex.slice(0, 12)}`
  }

  const member = (name: string) =>
    plainMember.test(name) && !name.includes('@', 1) && !isGuid(name)
      ? name
      : `member-${digest(name).slice(0, 12)}`

  const json = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') {
      if (name === 'objectType' && objectType.test(value)) return value
      return name === 'code' && /^\d{1,7}$/.test(value) ? value : text(value)
    }
    if (typeof value === 'number') return name === 'code' ? value : Math.sign(value)
    if (Array.isArray(value)) return value.map((item) => json(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [member(key), json(each, key)]),
    )
  }

  return {
    text,
    json,
    path: (value) =>
      value
        .split('/')
        .map((part) => (part === '' || segment.test(part) ? part : text(decodeURIComponent(part))))
        .join('/'),
  }
}
