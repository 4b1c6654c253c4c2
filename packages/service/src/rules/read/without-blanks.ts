import type { Behaviour } from '../behaviour.ts'

/**
 * Removes members that are empty strings, at any depth: forms send them for fields that were not
 * filled in. Strings in lists stay.
 * @example
 * withoutBlanks({ verdict: 'approve', reason: '' }) // { verdict: 'approve' }
 */
export function withoutBlanks(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutBlanks)
  const given = Object.entries(value).filter(([, member]) => !isBlank(member))
  return Object.fromEntries(given.map(([name, member]) => [name, withoutBlanks(member)]))
}

function isBlank(member: unknown): boolean {
  return typeof member === 'string' && member.trim() === ''
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'A member that is empty text, or nothing but spaces, counts as missing in every body.',
    fidelity: 'assumed',
    source: 'No page says so; forms and the .NET models send empty text for unset members.',
  },
]
