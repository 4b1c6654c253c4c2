import type { DomainEntry } from './domain-entry.ts'

/**
 * The entry of the operator's lists that speaks for a host: the one that names it, or its nearest
 * parent, so that one school below a stopped domain can be allowed. On one and the same domain the
 * stop list wins.
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
