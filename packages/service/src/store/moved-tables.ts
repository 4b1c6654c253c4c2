import { ProblemError } from '../words/problem.ts'
import type { Schema } from './schema.ts'

/**
 * Key of each table, which is also the order in which rows are read: the same in both databases,
 * whose texts sort by byte. A table stands after those it refers to.
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

/** All of them, in the order in which they can be filled. */
export const movedTableNames = Object.keys(movedTables) as readonly MovedTable[]

/**
 * Columns that only PostgreSQL has, and where their values come from. SQLite numbers events in the
 * order of their commits: there the number is the place.
 */
export const filledColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: { position: 'seq' },
}

/** Columns that only SQLite has: a number that ties customers to their search index. */
export const sqliteColumns: Readonly<Record<string, readonly string[]>> = { customer: ['number'] }

/** A value of a row, as both databases give it. */
export type MovedValue = string | number | null

/** A row, its values in the order of the target's columns. */
export type MovedRow = readonly MovedValue[]

/** Refusal of a move, before anything was changed. */
export class MoveRefused extends ProblemError {
  override readonly name = 'MoveRefused'
}
