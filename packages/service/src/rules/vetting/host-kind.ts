import type { AcademicSuffix, Knowledge, ListedDomain } from './knowledge.ts'
import { platformOf, tradeSuffixOf } from './website-kinds.ts'

/** Lists that determine the kind of a host. */
export type HostKnowledge = Pick<Knowledge, 'listedDomain' | 'academicSuffix'>

/** Kind of a host; each host has exactly one. */
export type HostKind =
  | ListedDomain
  /** Microsoft's own domain, which every tenant gets. */
  | { readonly kind: 'onmicrosoft' }
  /** A platform where anyone can have a page. */
  | { readonly kind: 'platform'; readonly domain: string }
  /** A top-level domain for a trade or of one brand. */
  | { readonly kind: 'trade'; readonly suffix: string }
  /** Unlisted, below a suffix meant for education. */
  | ({ readonly kind: 'academic-suffix' } & AcademicSuffix)
  | { readonly kind: 'unknown' }

/**
 * Determines the kind of a host. Every check uses this, so that no two of them classify a host
 * differently.
 */
export function hostKind(host: string, knowledge: HostKnowledge): HostKind {
  if (host === 'onmicrosoft.com' || host.endsWith('.onmicrosoft.com')) {
    return { kind: 'onmicrosoft' }
  }
  const platform = platformOf(host)
  if (platform !== undefined) return { kind: 'platform', domain: platform }
  const listed = knowledge.listedDomain(host)
  if (listed !== undefined) return listed
  const trade = tradeSuffixOf(host)
  if (trade !== undefined) return { kind: 'trade', suffix: trade }
  const suffix = knowledge.academicSuffix(host)
  return suffix === undefined ? { kind: 'unknown' } : { kind: 'academic-suffix', ...suffix }
}

/** Checks that unrelated owners share the parent of a host. */
export function isSharedHost(host: string, knowledge: HostKnowledge): boolean {
  const { kind } = hostKind(host, knowledge)
  return sharedKinds.has(kind)
}

const sharedKinds = new Set<HostKind['kind']>([
  'onmicrosoft',
  'platform',
  'free-mail',
  'disposable',
])
