import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'
import { clearSearch } from './search-customers.ts'

/** Tables in deletion order: each before those that it refers to. */
const tables = [
  'code_redemption',
  'gdap_grant',
  'qualification',
  'case_entry',
  'vetting_case',
  'reviewer',
  'audit_record',
  'audit_seal',
  'audit_checkpoint',
  'event',
  'delivery_attempt',
  'delivery',
  'delivery_cursor',
  'webhook',
  'bulk_line',
  'bulk_job',
  'mail',
  'notification',
  'answer',
  'issuer_entry',
  'throttle_window',
  'domain_entry',
  'operator_record',
  'validation_code',
  'domain_holder',
  'customer',
  'member',
  'application',
  'partner',
] as const satisfies (keyof Schema)[]

/**
 * Empties every table except the settings: the sandbox's signing key survives a reset. A concurrent
 * command on another connection waits for the end, since a row that it would lock is deleted by
 * then, and its statement does not see the new one; so does a worker that would add deliveries or
 * mails, which holds the cursor before anything else.
 */
export async function clearEverything(transaction: Connection): Promise<void> {
  if (capabilitiesOf(transaction).manyProcesses) {
    for (const table of ['delivery_cursor', 'customer'] as const) {
      await runDynamic(transaction, (db) => ({
        compile: () => sql`lock table ${sql.table(table)} in exclusive mode`.compile(db),
      }))
    }
  }
  await clearSearch(transaction)
  for (const table of tables) {
    await runDynamic(transaction, (db) => db.deleteFrom(table))
  }
}
