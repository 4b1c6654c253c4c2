import type { Hosts } from './hosts.ts'
import type { Knowledge } from './knowledge.ts'
import { platformOf } from './website-kinds.ts'

/**
 * The domain that a request is about, as its owner registered it: the website's, and where that says
 * nothing of whose it is, the e-mail's. Requests of one institution have it in common, whoever asks.
 * @example findOwnDomain({ website: 'www.cs.ox.ac.uk' }, knowledge) // 'ox.ac.uk'
 */
export function findOwnDomain(
  { website, email }: Pick<Hosts, 'website' | 'email'>,
  knowledge: Pick<Knowledge, 'registrableDomain' | 'isFreeMail' | 'isDisposable'>,
): string | undefined {
  for (const host of [website, email]) {
    if (host !== undefined && !isEverybodys(host, knowledge)) {
      const domain = knowledge.registrableDomain(host)
      if (domain !== undefined) return domain
    }
  }
  return undefined
}

/** Whether the host is below a domain that institutions share which have nothing to do with another. */
function isEverybodys(
  host: string,
  knowledge: Pick<Knowledge, 'isFreeMail' | 'isDisposable'>,
): boolean {
  return (
    host === 'onmicrosoft.com' ||
    host.endsWith('.onmicrosoft.com') ||
    platformOf(host) !== undefined ||
    knowledge.isFreeMail(host) ||
    knowledge.isDisposable(host)
  )
}
