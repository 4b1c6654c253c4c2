import type { DomainEntry } from './domain-entry.ts'
import { parentOf } from './parent-of.ts'

/** The operator's own domain lists. */
export interface DomainLists {
  /**
   * Finds the entry of a host or of its nearest listed parent, so that one school below a stopped
   * domain can be allowed. On the same domain the stop list wins.
   */
  find(host: string): DomainEntry | undefined
}

/** Indexes the entries of both lists by domain. */
export function indexDomainLists(entries: readonly DomainEntry[]): DomainLists {
  const byDomain = new Map<string, DomainEntry>()
  for (const entry of entries) {
    if (entry.list === 'stop' || !byDomain.has(entry.domain)) byDomain.set(entry.domain, entry)
  }
  return {
    find(host) {
      for (let domain = host; domain !== ''; domain = parentOf(domain)) {
        const entry = byDomain.get(domain)
        if (entry) return entry
      }
      return undefined
    },
  }
}
