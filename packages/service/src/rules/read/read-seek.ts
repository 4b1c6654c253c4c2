import { brokenRule, parseName, seekOperations } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refuse } from '../refusal.ts'

/** Direction from the page of a continuation token. */
export type Seek = 'next' | 'previous' | 'first' | 'last'

const ways = { Next: 'next', Previous: 'previous', First: 'first', Last: 'last' } as const

/**
 * Reads `?seekOperation=` and the continuation token. Returns undefined when the request does not
 * seek. A token alone means the next page.
 * @throws Refused InvalidQuery
 */
export function readSeek(
  operation: string | undefined,
  token: string | undefined,
): Seek | undefined {
  if (operation === undefined || operation === '') return token ? 'next' : undefined
  const known = parseName(seekOperations, operation)
  if (known === undefined || known === 'PageIndex') {
    return refuse('InvalidQuery', {
      field: 'seekOperation',
      value: `"${operation}"`,
      rule: brokenRule('OneOf', { allowed: Object.keys(ways) }),
    })
  }
  if (token) return ways[known]
  return refuse('InvalidQuery', {
    field: 'seekOperation',
    value: `"${operation}" without a token`,
    rule: brokenRule('SeekToken'),
  })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'A page is followed by seekOperation=Next with the token in MS-ContinuationToken.',
    fidelity: 'documented',
    source: 'Links of billing lists; both SDKs send seeks without size and filter.',
  },
  {
    behaviour: 'Previous, First and Last work from the same token; PageIndex is refused.',
    fidelity: 'assumed',
    source: 'The SDKs name all five; no sender gives an index.',
  },
  {
    behaviour: 'A seek without a token, or with that of another partner or filter, is refused.',
    fidelity: 'assumed',
    source: 'There is no page to go on from.',
  },
]
