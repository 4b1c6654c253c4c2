import type { CspRole } from '@accredit/contract'
import type { Connection } from '../connection.ts'
import { runDynamic, statement } from '../statement.ts'
import { takeDomains } from './domain-holders.ts'
import { customerRow, insertCustomer, type CustomerRecord } from './customers.ts'

/** Customers of one partner in a range of ids. */
export interface CustomerRange {
  readonly partnerId: string
  readonly firstId: string
  readonly lastId: string
}

/** Rows per statement: few round trips, and far below the maximum of parameters. */
const rowsAtOnce = 200

type Row = ReturnType<typeof customerRow>

const columns = [
  'partner_id',
  'id',
  'commerce_id',
  'company_name',
  'name_key',
  'domain',
  'search_text',
  'relationship',
  'allow_delegated_access',
  'associated_partner_id',
  'company_profile',
  'billing_profile',
  'created_at',
  'account_review_at',
  'updated_at',
] as const satisfies (keyof Row)[]

const insertMany = statement((db, input: Record<string, string | number | null>) =>
  db
    .insertInto('customer')
    .values(
      Array.from(
        { length: rowsAtOnce },
        (_, index) =>
          Object.fromEntries(
            columns.map((column) => [column, input[`${column}_${index}`]]),
          ) as unknown as Row,
      ),
    ),
)

const findLast = statement((db, input: CustomerRange) =>
  db
    .selectFrom('customer')
    .select('id')
    .where('partner_id', '=', input.partnerId)
    .where('id', '>=', input.firstId)
    .where('id', '<=', input.lastId)
    .orderBy('id', 'desc')
    .limit(1),
)

/** Stores many new customers. */
export async function insertCustomers(
  transaction: Connection,
  customers: readonly CustomerRecord[],
): Promise<void> {
  const whole = customers.length - (customers.length % rowsAtOnce)
  for (let start = 0; start < whole; start += rowsAtOnce) {
    const input: Record<string, string | number | null> = {}
    const rows = customers.slice(start, start + rowsAtOnce).map(customerRow)
    for (const [index, row] of rows.entries()) {
      for (const column of columns) input[`${column}_${index}`] = row[column]
    }
    await insertMany.all(transaction, input)
    const holders = rows.map(({ partner_id, id, domain }) => ({
      domain,
      partner_id,
      customer_id: id,
    }))
    await takeDomains(transaction, holders)
  }
  for (const customer of customers.slice(whole)) await insertCustomer(transaction, customer)
}

/** Grants directory roles on all customers of a range. */
export async function grantOnRange(
  transaction: Connection,
  range: CustomerRange,
  granted: { cspRoles: readonly CspRole[]; directoryRoles: readonly string[] },
): Promise<void> {
  for (const cspRole of granted.cspRoles) {
    for (const directoryRole of granted.directoryRoles) {
      await runDynamic(transaction, (db) =>
        db
          .insertInto('gdap_grant')
          .columns(['partner_id', 'customer_id', 'csp_role', 'directory_role'])
          .expression((row) =>
            row
              .selectFrom('customer')
              .select((customer) => [
                'partner_id',
                'id',
                customer.cast<string>(customer.val(cspRole), 'text').as('csp_role'),
                customer.cast<string>(customer.val(directoryRole), 'text').as('directory_role'),
              ])
              .where('partner_id', '=', range.partnerId)
              .where('id', '>=', range.firstId)
              .where('id', '<=', range.lastId),
          ),
      )
    }
  }
}

/** The highest used id of a range, including former customers. */
export async function findLastCustomer(
  connection: Connection,
  range: CustomerRange,
): Promise<string | undefined> {
  return (await findLast.first(connection, range))?.id
}
