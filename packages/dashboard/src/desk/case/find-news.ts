import type { VettingCaseEntry } from '@accredit/client'

/**
 * What others did to a case since it was last looked at; the newest first. A timeline only grows, so
 * what is behind its former end is new.
 */
export function findNews(
  timeline: readonly VettingCaseEntry[],
  { seen, me }: { readonly seen: number; readonly me: string },
): readonly VettingCaseEntry[] {
  const own = me.toLowerCase()
  return timeline
    .slice(seen)
    .filter(({ actor }) => actor.toLowerCase() !== own)
    .toReversed()
}
