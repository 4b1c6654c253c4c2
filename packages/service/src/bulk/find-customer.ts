import { bulkFinding, foldName, type KnownBulkFinding, type Target } from '@accredit/contract'
import type { Connection } from '../store/connection.ts'
import {
  listCustomersNamed,
  listCustomersOfDomain,
  type FoundCustomer,
} from '../store/queries/named-customers.ts'

/** Most candidates in a finding. */
const namedCandidates = 5

/** Finds the customer that a row names, or the reason why there is none. */
export async function findCustomer(
  reader: Connection,
  partnerId: string,
  { by, value }: Target,
): Promise<{ readonly customerId: string } | { readonly finding: KnownBulkFinding }> {
  if (by === 'id') return { customerId: value }
  const matches =
    by === 'domain'
      ? await listCustomersOfDomain(reader, { partnerId, domain: value })
      : await listNamed(reader, partnerId, value)
  const [first, ...others] = matches
  if (!first) return { finding: bulkFinding('CustomerUnknown', { value }) }
  if (others.length === 0) return { customerId: first.id }
  const candidates = matches.slice(0, namedCandidates).map(({ id, domain }) => `${id} (${domain})`)
  return { finding: bulkFinding('CustomerAmbiguous', { value, candidates }) }
}

async function listNamed(
  reader: Connection,
  partnerId: string,
  name: string,
): Promise<FoundCustomer[]> {
  const found = await listCustomersNamed(reader, { partnerId, name })
  return found.filter(({ companyName }) => foldName(companyName) === name)
}
