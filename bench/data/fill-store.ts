import type { DatabaseSync } from 'node:sqlite'
import { governmentDirectoryRoles, sellingRoles } from '@accredit/contract'
import type { Connection } from '../../packages/service/src/store/connection.ts'
import { connect } from '../../packages/service/src/store/dialects/sqlite/database.ts'
import {
  grantOnRange,
  insertCustomers,
} from '../../packages/service/src/store/queries/customer-batches.ts'
import { putQualification } from '../../packages/service/src/store/queries/qualifications.ts'
import { makeCustomer, makeQualifications, past, type Series } from './customers.ts'
import { applicationId, partners, users } from './people.ts'

/** Customers per transaction. */
const batch = 10_000

/** Adds partners and users to an empty store. */
export function addPeople(database: DatabaseSync): void {
  const partner = database.prepare(
    'insert into partner (id, name, domain, created_at) values (?, ?, ?, ?)',
  )
  const member = database.prepare(
    'insert into member (partner_id, object_id, user_principal_name, display_name, csp_roles) values (?, ?, ?, ?, ?)',
  )
  const application = database.prepare(
    'insert into application (partner_id, application_id, rights) values (?, ?, ?)',
  )
  for (const { id, name, domain } of partners) {
    partner.run(id, name, domain, past)
    application.run(id, applicationId, JSON.stringify(['user']))
  }
  for (const { partnerId, id, userPrincipalName, name } of users) {
    member.run(partnerId, id, userPrincipalName, name, JSON.stringify(['AdminAgent']))
  }
}

/** Adds customers `from` to `to` (exclusive) of a series to a store, without the service. */
export async function addCustomers(
  database: DatabaseSync,
  series: Series,
  { from = 0, to }: { from?: number; to: number },
): Promise<void> {
  const connection = connect(database)
  for (let start = from; start < to; start += batch) {
    database.exec('begin')
    await addBatch(connection, series, start, Math.min(start + batch, to))
    database.exec('commit')
  }
}

/** Adds one batch of customers over a connection. */
export async function addBatch(
  connection: Connection,
  series: Series,
  from: number,
  to: number,
): Promise<void> {
  const indexes = Array.from({ length: to - from }, (_, offset) => from + offset)
  const customers = indexes.map((index) => makeCustomer(series, index))
  await insertCustomers(connection, customers)
  for (const [partnerId, own] of Map.groupBy(customers, (customer) => customer.partnerId)) {
    const range = { partnerId, firstId: own[0]?.id ?? '', lastId: own.at(-1)?.id ?? '' }
    const granted = { cspRoles: sellingRoles, directoryRoles: governmentDirectoryRoles }
    await grantOnRange(connection, range, granted)
  }
  if (series === 'applicants') return
  for (const [offset, { partnerId, id: customerId }] of customers.entries()) {
    for (const record of makeQualifications(from + offset)) {
      const at = record.requestedAt ?? past
      await putQualification(connection, { partnerId, customerId }, record, at)
    }
  }
}
