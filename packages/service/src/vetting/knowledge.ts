import { getDomain } from 'tldts'
import type { Knowledge } from '../rules/vetting/knowledge.ts'
import { countryRules } from './knowledge/country-rules.ts'
import { dataFile } from './knowledge/data-file.ts'
import { readDomainList, type DomainList } from './knowledge/domain-list.ts'

let loaded: Knowledge | undefined

/**
 * What vetting knows of the world, from the package's data files: one and the same object for the
 * whole process. Each list is read on its first question and kept.
 */
export function loadKnowledge(): Knowledge {
  return (loaded ??= createKnowledge())
}

/** Asks each list once, so that the first case does not wait for files. */
export function preloadKnowledge(): void {
  const knowledge = loadKnowledge()
  knowledge.isAcademicDomain('example.edu')
  knowledge.academicSuffix('example.edu')
  knowledge.isFreeMail('example.edu')
  knowledge.isDisposable('example.edu')
  knowledge.countryRules('US')
}

function createKnowledge(): Knowledge {
  const lists = {
    academic: once('academic-domains.txt'),
    excluded: once('academic-exclusions.txt'),
    suffixes: once('academic-suffixes.txt'),
    free: once('free-mail-domains.txt'),
    disposable: once('disposable-mail-domains.txt'),
  }
  const academicEntry: Knowledge['academicEntry'] = (host) => {
    if (isExcludedDomain(host)) return undefined
    const found = lists.academic().findUpwards(host)
    if (found === undefined) return undefined
    return { domain: found.domain, ...(found.rest === '' ? {} : { institution: found.rest }) }
  }
  const isExcludedDomain: Knowledge['isExcludedDomain'] = (host) =>
    lists.excluded().findUpwards(host) !== undefined
  return {
    registrableDomain,
    academicEntry,
    isAcademicDomain: (host) => academicEntry(host) !== undefined,
    isExcludedDomain,
    academicSuffix: (host) => {
      const parent = host.indexOf('.') + 1
      if (parent === 0) return undefined
      const found = lists.suffixes().findUpwards(host.slice(parent))
      return found && { suffix: found.domain, closed: found.rest.startsWith('closed') }
    },
    isFreeMail: (domain) => lists.free().findUpwards(domain) !== undefined,
    isDisposable: (domain) => lists.disposable().findUpwards(domain) !== undefined,
    countryRules,
  }
}

/**
 * Domains below a private suffix, such as one of a hosting service, belong to different owners. The
 * owner of the suffix itself keeps it as his registered domain.
 */
function registrableDomain(host: string): string | undefined {
  return getDomain(host, { allowPrivateDomains: true }) ?? getDomain(host) ?? undefined
}

function once(name: string): () => DomainList {
  let list: DomainList | undefined
  return () => (list ??= readDomainList(dataFile(name)))
}
