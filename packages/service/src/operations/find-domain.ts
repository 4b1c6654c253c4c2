import { readDomain } from '../rules/read/read-domain.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import { isDomainTaken } from '../store/queries/domain-holders.ts'
import type { Call } from './call.ts'

/** `HEAD /v1/domains/{domain}`: reports whether a domain is taken. */
export async function findDomain(call: Call): Promise<Reply> {
  const domain = readDomain(call.parameters['domain'] ?? '', 'domain')
  if (await isDomainTaken(call.service.store.reader, domain)) return { status: 200 }
  return refuse('NotFound', { what: `The domain ${domain}` })
}
