import { Client } from 'pg'
import { connect } from '../../packages/service/src/store/dialects/postgres/connection.ts'
import { openPostgresStore } from '../../packages/service/src/store/dialects/postgres/store.ts'
import { addBatch } from '../data/fill-store.ts'
import { past } from '../data/customers.ts'
import { addDueCases } from '../data/due-cases.ts'
import { applicationId, partners, users } from '../data/people.ts'

/** The code that many callers use at once. */
export const hotCode = 'hot'

/** Customers per transaction. */
const batch = 5_000

/** Contents of a database. */
export interface Contents {
  /** Number of customers with two qualifications. */
  readonly settled: number
  /** Number of customers without any request. */
  readonly applicants: number
  /** Number of applicants with a due case. */
  readonly due?: number
}

/** Fills an empty database directly. */
export async function fillDatabase(url: string, contents: Contents): Promise<void> {
  // Opening a store creates the schema.
  await (await openPostgresStore({ url })).close()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  await addPeople(client)
  const connection = connect(client)
  for (const series of ['settled', 'applicants'] as const) {
    for (let from = 0; from < contents[series]; from += batch) {
      await client.query('begin')
      await addBatch(connection, series, from, Math.min(from + batch, contents[series]))
      await client.query('commit')
    }
  }
  if (contents.due) await addDueCases(connection, contents.due)
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}

async function addPeople(client: Client): Promise<void> {
  for (const { id, name, domain } of partners) {
    const partner = 'insert into partner (id, name, domain, created_at) values ($1, $2, $3, $4)'
    await client.query(partner, [id, name, domain, past])
    const application =
      'insert into application (partner_id, application_id, rights) values ($1, $2, $3)'
    await client.query(application, [id, applicationId, JSON.stringify(['user'])])
    const code =
      'insert into validation_code (partner_id, id, organization_name, updated_at) values ($1, $2, $3, $4)'
    await client.query(code, [id, hotCode, name, past])
  }
  for (const { partnerId, id, userPrincipalName, name } of users) {
    const member =
      'insert into member (partner_id, object_id, user_principal_name, display_name, csp_roles) values ($1, $2, $3, $4, $5)'
    const roles = JSON.stringify(['AdminAgent'])
    await client.query(member, [partnerId, id, userPrincipalName, name, roles])
  }
}
