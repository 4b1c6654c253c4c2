import { isSharedHost } from './host-kind.ts'
import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Finds the registered domain that a request is about: the website's, or if that identifies no
 * owner, the e-mail's. All requests of one institution share it, whoever makes them.
 * @example
 * findOwnDomain({ website: 'www.cs.ox.ac.uk' }, knowledge) // 'ox.ac.uk'
 */
export function findOwnDomain(
  { website, email }: Pick<Hosts, 'website' | 'email'>,
  knowledge: Pick<Knowledge, 'registrableDomain' | 'listedDomain' | 'academicSuffix'>,
): string | undefined {
  for (const host of [website, email]) {
    if (host !== undefined && !isSharedHost(host, knowledge)) {
      const domain = knowledge.registrableDomain(host)
      if (domain !== undefined) return domain
    }
  }
  return undefined
}
