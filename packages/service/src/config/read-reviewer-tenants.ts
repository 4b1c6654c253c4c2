import { problem } from '../words/problem.ts'
import { isGuid } from '@accredit/contract'
import { ConfigError } from './config-error.ts'

/**
 * Parses the option `reviewerTenants`.
 * @throws ConfigError naming the invalid tenant
 */
export function readReviewerTenants(text: string): string[] {
  const named = text.split(',').map((tenant) => tenant.trim().toLowerCase())
  const wanted = named.filter((tenant) => tenant !== '')
  const wrong = wanted.find((tenant) => !isGuid(tenant))
  if (wrong === undefined) return [...new Set(wanted)]
  throw new ConfigError(problem('ReviewerTenantGuid', { text: wrong }))
}
