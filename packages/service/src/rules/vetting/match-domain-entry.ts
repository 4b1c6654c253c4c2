import type { DomainEntry } from './domain-entry.ts'

/**
 * Finds the operator's list entry for a host: the one that names it, or its nearest parent, so that
 * one school below a stopped domain can be allowed. On the same domain the stop list wins.
 */
export function matchDomainEntry(
  host: string,
  lists: readonly DomainEntry[],
): DomainEntry | undefined {
  let nearest: DomainEntry | undefined
  for (const entry of lists) {
    if (host !== entry.domain && !host.endsWith(`.${entry.domain}`)) continue
    const difference = entry.domain.length - (nearest?.domain.length ?? 0)
    if (difference > 0 || (difference === 0 && entry.list === 'stop')) nearest = entry
  }
  return nearest
}
