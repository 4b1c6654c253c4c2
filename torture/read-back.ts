import { createPartner, staticTokenCredential, type CustomerOverview } from '@accredit/client'
import type { Write } from './ledger.ts'

/**
 * Searches a customer, which a replica may answer.
 * @returns what was found
 * @throws when no answer came, or a refusal
 */
export async function searchCustomer(
  url: string,
  token: string,
  customerId: string,
): Promise<readonly CustomerOverview[]> {
  const credential = staticTokenCredential(token)
  const { insight } = createPartner({ baseUrl: url, credential, retries: 0, timeoutMs: 30_000 })
  const { items } = await insight.customers({ search: customerId })
  return items
}

/**
 * Holds what a search found against a write that was accepted before it was sent.
 * @returns what it shows too little; undefined where it shows the write
 */
export function judgeReadBack(
  write: Write,
  customerId: string,
  found: readonly Pick<CustomerOverview, 'id' | 'qualifications'>[],
): string | undefined {
  const customer = found.find(({ id }) => id === customerId)
  if (!customer) return `customer ${customerId} was not found by a search after it was accepted`
  if (write.kind === 'customer') return undefined
  const asked = write.body.qualification
  if (customer.qualifications.some(({ qualification }) => qualification === asked)) return undefined
  return `customer ${customerId}: a search after ${asked} was accepted does not show it`
}
