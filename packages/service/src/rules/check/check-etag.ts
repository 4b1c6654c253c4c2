import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

/** Strips the weak mark and one pair of quotes from a tag. */
function bare(etag: string): string {
  return etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')
}

/** Splits a list of tags; a comma inside quotes is part of a tag. */
function membersOf(list: string): string[] {
  return list.match(/(?:W\/)?"[^"]*"|[^\s,][^,]*/g) ?? []
}

/**
 * Refuses a change that does not apply to the current state. `*` matches anything; a missing tag is
 * refused like a stale one.
 * @param sent the If-Match header, which may be a list, or the tag in the body
 */
export function checkETag(
  sent: string | undefined,
  current: string,
  resource: string,
): Refusal | undefined {
  const isCurrent = (tag: string) => tag.trim() === '*' || bare(tag) === bare(current)
  if (membersOf(sent ?? '').some(isCurrent)) return undefined
  return refusal('EtagNotValid', { etag: sent === undefined ? 'none' : sent, resource })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'A stale entity tag is refused with 400 and 2055, not with 412.',
    fidelity: 'documented',
    source: 'The list of error codes; the .NET SDK would repeat a 412.',
  },
  {
    behaviour:
      'If-Match may be a list. Each tag is compared without its weak mark and its quotes; * matches any.',
    fidelity: 'assumed',
    source: 'Pages write tags with quotes in the header and without them in the body.',
  },
  {
    behaviour: 'Without If-Match the tag in the body counts; without any the change is refused.',
    fidelity: 'assumed',
    source: 'Neither SDK ever sets If-Match.',
  },
]
