import type { VettingCaseEntry } from '@accredit/client'

/**
 * Finds what others did to a case since it was last seen, newest first. A timeline only grows, so
 * the entries past its former end are new.
 */
export function findNews(
  timeline: readonly VettingCaseEntry[],
  { seen, me }: { readonly seen: number; readonly me: string },
): readonly VettingCaseEntry[] {
  return timeline
    .slice(seen)
    .filter(({ actorId }) => actorId !== me)
    .toReversed()
}
