import { brokenRule } from '@accredit/contract'
import { readSetup } from '../rules/admin/read-setup.ts'
import type { Setup } from '../rules/admin/setup.ts'
import type { SetupProblem } from '../rules/admin/setup-fields.ts'
import { readDocument } from '../config/read-document.ts'

/** Most customers in one file: they are applied in one transaction, and others wait for it. */
const mostCustomers = 5_000

/**
 * Reads a setup file.
 * @throws ConfigError when it is neither YAML nor JSON
 */
export function readSetupFile(path: string): {
  readonly setup: Setup
  readonly problems: readonly SetupProblem[]
} {
  const { setup, problems } = readSetup(readDocument(path) ?? {})
  const customers = (setup.partners ?? []).flatMap((partner) => partner.customers ?? []).length
  if (customers <= mostCustomers) return { setup, problems }
  const broken = brokenRule('CustomersInFile', { most: mostCustomers })
  return { setup, problems: [...problems, { path: 'customers', value: customers, broken }] }
}
