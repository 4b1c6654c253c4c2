import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useRested } from '../pieces/use-rested.ts'
import { domainOf, isDomainLabel } from './customer-form.ts'

/** Typing pause in milliseconds after which the domain is looked up. */
const restMs = 400

/**
 * Looks up a domain while it is typed. Answers about an earlier text are dropped, and a failed
 * lookup shows nothing: the service checks again.
 * @param label the part before `.onmicrosoft.com`
 */
export function useDomainState(label: string): 'free' | 'taken' | undefined {
  const partner = usePartner()
  const domain = domainOf({ domain: label })
  const rested = useRested(domain, restMs)
  const { data: taken } = useQuery({
    queryKey: keys.domain(domain),
    queryFn: ({ signal }) => partner.domains.byDomain(domain).exists({ signal }),
    enabled: rested === domain && isDomainLabel(label.trim()),
  })
  if (taken === undefined) return undefined
  return taken ? 'taken' : 'free'
}
