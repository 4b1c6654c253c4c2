import { ProblemError } from '../words/problem.ts'
import type { Schema } from './schema.ts'

/**
 * Key of each table, which is also the order in which its rows are read: the same in both
 * databases, which sort text by byte. A table comes after those that it refers to.
 */
export const movedTables = {
  setting: ['name'],
  partner: ['id'],
  application: ['partner_id', 'application_id'],
  member: ['partner_id', 'object_id'],
  customer: ['partner_id', 'id'],
  domain_holder: ['domain'],
  gdap_grant: ['partner_id', 'customer_id', 'csp_role', 'directory_role'],
  validation_code: ['partner_id', 'id'],
  code_redemption: ['partner_id', 'customer_id'],
  qualification: ['partner_id', 'customer_id', 'type'],
  vetting_case: ['id'],
  case_entry: ['seq'],
  reviewer: ['id'],
  domain_entry: ['domain', 'list'],
  operator_record: ['seq'],
  audit_record: ['seq'],
  audit_seal: ['partner_id', 'number'],
  audit_checkpoint: ['number'],
  event: ['seq'],
  webhook: ['partner_id', 'id'],
  delivery: ['partner_id', 'id'],
  delivery_attempt: ['partner_id', 'delivery_id', 'number'],
  delivery_cursor: ['name'],
  bulk_job: ['partner_id', 'id'],
  bulk_line: ['partner_id', 'job_id', 'number'],
  notification: ['partner_id', 'user_id'],
  mail: ['partner_id', 'id'],
  answer: ['partner_id', 'target', 'request_id'],
  issuer_entry: ['kind', 'digest'],
  throttle_window: ['partner_id', 'subject', 'started_at'],
} as const satisfies { readonly [Table in keyof Schema]: readonly (keyof Schema[Table])[] }

/** A table that is moved. */
export type MovedTable = keyof typeof movedTables

/** All tables, in the order in which they can be filled. */
export const movedTableNames = Object.keys(movedTables) as readonly MovedTable[]

/**
 * Columns that only PostgreSQL has, and the source of their values. SQLite numbers events in commit
 * order, so the number is also the position.
 */
export const filledColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: { position: 'seq' },
}

/** Columns that only SQLite has: a number that links customers to their search index. */
export const sqliteColumns: Readonly<Record<string, readonly string[]>> = { customer: ['number'] }

/** A value of a row, as both databases return it. */
export type MovedValue = string | number | null

/** A row with its values in the order of the target's columns. */
export type MovedRow = readonly MovedValue[]

/** Refusal of a move, before anything was changed. */
export class MoveRefused extends ProblemError {
  override readonly name = 'MoveRefused'
}
