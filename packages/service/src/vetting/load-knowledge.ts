import { getDomain } from 'tldts'
import type { Knowledge, ListedDomain } from '../rules/vetting/knowledge.ts'
import { countryRules } from './knowledge/country-rules.ts'
import { dataFile } from './knowledge/data-file.ts'
import { parentOf } from '../rules/vetting/parent-of.ts'
import { readDomainList, type DomainList } from './knowledge/domain-list.ts'

/** Maximum number of hosts with a cached entry. */
const mostFound = 256

let loaded: Knowledge | undefined

/**
 * Loads the domain lists and country rules that the checks read, from the package's data files. The
 * process has one instance; each list is read on its first lookup and kept.
 */
export function loadKnowledge(): Knowledge {
  return (loaded ??= createKnowledge())
}

/** Looks something up in each list, so that the first case does not wait for files. */
export function preloadKnowledge(): void {
  const knowledge = loadKnowledge()
  knowledge.listedDomain('example.edu')
  knowledge.academicSuffix('example.edu')
  knowledge.countryRules('US')
}

function createKnowledge(): Knowledge {
  const academic = once('academic-domains.txt')
  const suffixes = once('academic-suffixes.txt')
  const plain = [
    ['disposable', once('disposable-mail-domains.txt')],
    ['free-mail', once('free-mail-domains.txt')],
    ['struck', once('academic-exclusions.txt')],
  ] as const
  const find: Knowledge['listedDomain'] = (host) => {
    for (let domain = host; domain !== ''; domain = parentOf(domain)) {
      for (const [kind, list] of plain) {
        if (list().find(domain) !== undefined) return { kind, domain }
      }
      const names = academic().find(domain)
      if (names !== undefined) {
        return { kind: 'academic', domain, names: names === '' ? [] : names.split('\t') }
      }
    }
    return undefined
  }
  // The checks of one request look up the same few hosts repeatedly.
  const found = new Map<string, ListedDomain | undefined>()
  const listedDomain: Knowledge['listedDomain'] = (host) => {
    if (found.has(host)) return found.get(host)
    if (found.size >= mostFound) found.clear()
    const entry = find(host)
    found.set(host, entry)
    return entry
  }
  return {
    registrableDomain,
    listedDomain,
    academicSuffix: (host) => {
      const suffix = suffixes().findUpwards(parentOf(host))
      return suffix && { suffix: suffix.domain, closed: suffix.rest.startsWith('closed') }
    },
    countryRules,
  }
}

/**
 * Finds the registered domain. Domains below a private suffix, such as that of a hosting service,
 * belong to different owners; the suffix itself is the registered domain of its owner.
 */
function registrableDomain(host: string): string | undefined {
  return getDomain(host, { allowPrivateDomains: true }) ?? getDomain(host) ?? undefined
}

function once(name: string): () => DomainList {
  let list: DomainList | undefined
  return () => (list ??= readDomainList(dataFile(name)))
}
