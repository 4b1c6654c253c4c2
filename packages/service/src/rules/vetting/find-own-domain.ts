import { isSharedHost } from './host-kind.ts'
import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * The domain that a request is about, as its owner registered it: the website's, and where that says
 * nothing of whose it is, the e-mail's. Requests of one institution have it in common, whoever asks.
 * @example findOwnDomain({ website: 'www.cs.ox.ac.uk' }, knowledge) // 'ox.ac.uk'
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
