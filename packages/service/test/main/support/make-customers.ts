import { randomUUID } from 'node:crypto'
import { governmentDirectoryRoles } from '@accredit/contract'
import { findCustomer, insertCustomer } from '../../../src/store/queries/customers.ts'
import { grantDirectoryRole } from '../../../src/store/queries/partners.ts'
import { contosoTenant, customer } from '../../support/service.ts'
import type { DirectDatabase } from './direct-database.ts'

/**
 * Adds customers of Contoso without a qualification, each a copy of Northwind Primary School with a
 * domain of its own.
 * @param options `delegated` false leaves out the GDAP roles; `educationRequests` are used up already
 * @returns their ids
 */
export async function makeCustomers(
  { connection }: DirectDatabase,
  count: number,
  options: { delegated?: boolean; educationRequests?: number } = {},
): Promise<string[]> {
  const key = { partnerId: contosoTenant, customerId: customer('01') }
  const model = await findCustomer(connection, key)
  if (!model) throw new Error('the seeded customer is missing')
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) {
    await insertCustomer(connection, {
      ...model,
      id,
      domain: `copy-${id}.onmicrosoft.com`,
      educationRequests: options.educationRequests ?? 0,
    })
    if (options.delegated === false) continue
    for (const directoryRole of governmentDirectoryRoles) {
      const grant = { partnerId: contosoTenant, customerId: id, directoryRole }
      await grantDirectoryRole(connection, { ...grant, cspRole: 'AdminAgent' })
    }
  }
  return ids
}
