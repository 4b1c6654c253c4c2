import type { Connection } from '../connection.ts'
import { execute, runDynamic } from '../statement.ts'
import { freeDomain } from './domain-holders.ts'

type Key = { partnerId: string; customerId: string }

/** Ends the relationship: the tenant stays, but is no longer the partner's customer. */
export const unlinkCustomer = execute((db, input: Key & { at: number }) =>
  db
    .updateTable('customer')
    .set({ relationship: 'none', removed_at: input.at, updated_at: input.at })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.customerId),
)

/**
 * Purges a tenant with everything that depends on it. The activity log stays, and so do the uses of
 * validation codes.
 */
export async function purgeCustomer(transaction: Connection, key: Key): Promise<void> {
  const { partnerId, customerId } = key
  await runDynamic(transaction, (db) =>
    db
      .deleteFrom('case_entry')
      .where('partner_id', '=', partnerId)
      .where('case_id', 'in', (query) =>
        query
          .selectFrom('vetting_case')
          .select('id')
          .where('partner_id', '=', partnerId)
          .where('customer_id', '=', customerId),
      ),
  )
  for (const table of ['vetting_case', 'qualification', 'gdap_grant'] as const) {
    await runDynamic(transaction, (db) =>
      db
        .deleteFrom(table)
        .where('partner_id', '=', partnerId)
        .where('customer_id', '=', customerId),
    )
  }
  await freeDomain(transaction, key)
  await unlinkCustomer(transaction, { ...key, at: 0 })
  await runDynamic(transaction, (db) =>
    db.deleteFrom('customer').where('partner_id', '=', partnerId).where('id', '=', customerId),
  )
}
