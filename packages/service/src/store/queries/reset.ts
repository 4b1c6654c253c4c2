import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'
import { clearSearch } from './search-customers.ts'

/** Tables in the order of deletion: each before those it refers to. */
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
 * Empties every table but the settings: the signing key of the sandbox outlives a reset. A command that
 * comes meanwhile on another connection waits for the end, since a row that it would lock is gone by
 * then, and the one that took its place is not in what its statement sees.
 */
export async function clearEverything(transaction: Connection): Promise<void> {
  if (capabilitiesOf(transaction).manyProcesses) {
    await runDynamic(transaction, (db) => ({
      compile: () => sql`lock table customer in exclusive mode`.compile(db),
    }))
  }
  await clearSearch(transaction)
  for (const table of tables) {
    await runDynamic(transaction, (db) => db.deleteFrom(table))
  }
}
