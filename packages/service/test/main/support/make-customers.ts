import { randomUUID } from 'node:crypto'
import { governmentDirectoryRoles } from '@accredit/contract'
import { openCase } from '../../../src/store/queries/cases.ts'
import { findCustomer, insertCustomer } from '../../../src/store/queries/customers.ts'
import { grantDirectoryRole } from '../../../src/store/queries/partners.ts'
import { putQualification } from '../../../src/store/queries/qualifications.ts'
import { contosoTenant, customer } from '../../support/service.ts'
import type { DirectDatabase } from './direct-database.ts'

/**
 * Adds customers of Contoso without a qualification, each a copy of Northwind Primary School with a
 * domain of its own.
 * @param options `delegated` false leaves out the GDAP roles; of `educationRequests` all were denied
 * @returns their ids
 */
export async function makeCustomers(
  database: DirectDatabase,
  count: number,
  options: { delegated?: boolean; educationRequests?: number } = {},
): Promise<string[]> {
  const { connection } = database
  const key = { partnerId: contosoTenant, customerId: customer('01') }
  const model = await findCustomer(connection, key)
  if (!model) throw new Error('the seeded customer is missing')
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) {
    await insertCustomer(connection, {
      ...model,
      id,
      domain: `copy-${id}.onmicrosoft.com`,
    })
    await addDenials(database, id, options.educationRequests ?? 0)
    if (options.delegated === false) continue
    for (const directoryRole of governmentDirectoryRoles) {
      const grant = { partnerId: contosoTenant, customerId: id, directoryRole }
      await grantDirectoryRole(connection, { ...grant, cspRole: 'AdminAgent' })
    }
  }
  return ids
}

async function addDenials(
  { connection }: DirectDatabase,
  customerId: string,
  count: number,
): Promise<void> {
  const key = { partnerId: contosoTenant, customerId }
  for (let index = 0; index < count; index += 1) {
    await openCase(connection, {
      ...key,
      caseId: randomUUID(),
      qualification: 'Education',
      state: 'shown',
      dueAt: null,
      subject: { customer: { id: customerId, companyName: 'Copy', domain: '' }, request: {} },
      correlationId: randomUUID(),
      openedAt: index,
      slaDueAt: index,
      openedBy: 'somebody@contoso.example',
    })
  }
  const denied = { type: 'Education', vettingStatus: 'Denied', requestedAt: 0 } as const
  if (count > 0) await putQualification(connection, key, denied, 0)
}
