import { problem, ProblemError } from '../../../words/problem.ts'
import type { Schema } from '../../schema.ts'

/**
 * Place of a table in a cluster: with the other rows of its partner; by its domain; as a copy on every
 * node; or on the coordinator alone.
 */
export type Place = 'partner' | 'domain' | 'everywhere' | 'coordinator'

/**
 * Place of each table. What one call does is done for one partner, so what it reads and writes stands on
 * one node, and commits there alone. A test holds the schema and every statement to that.
 */
export const layout = {
  partner: 'everywhere',
  application: 'partner',
  member: 'partner',
  customer: 'partner',
  domain_holder: 'domain',
  qualification: 'partner',
  validation_code: 'partner',
  code_redemption: 'partner',
  gdap_grant: 'partner',
  vetting_case: 'partner',
  case_entry: 'partner',
  reviewer: 'everywhere',
  domain_entry: 'everywhere',
  audit_record: 'partner',
  audit_seal: 'partner',
  audit_checkpoint: 'coordinator',
  event: 'partner',
  webhook: 'partner',
  delivery: 'partner',
  delivery_attempt: 'partner',
  delivery_cursor: 'coordinator',
  notification: 'coordinator',
  mail: 'coordinator',
  bulk_job: 'partner',
  bulk_line: 'partner',
  answer: 'partner',
  issuer_entry: 'coordinator',
  throttle_window: 'partner',
  setting: 'everywhere',
  operator_record: 'everywhere',
  migration: 'coordinator',
} as const satisfies Record<keyof Schema | 'migration', Place>

/** Column by which the rows of a table are spread. */
export const spreadBy: Readonly<Partial<Record<Place, string>>> = {
  partner: 'partner_id',
  domain: 'domain',
}

/** Tables with one place, in the order of the schema. */
export function tablesAt(place: Place): string[] {
  return Object.entries(layout).flatMap(([table, at]) => (at === place ? [table] : []))
}

/** A table as a cluster has it. */
export interface FoundTable {
  readonly table: string
  /** Column by which it is spread, `everywhere`, or `coordinator`. */
  readonly found: string
  /** Tables with one number are cut alike, and their parts lie side by side. */
  readonly group: number
  readonly shards: number
}

/** The tables of a database are spread over a cluster in another way than this release's. */
export class LayoutRefused extends ProblemError {
  override readonly name = 'LayoutRefused'
}

/**
 * Holds what is found against the layout.
 * @param found tables that the cluster knows; the others stand on the coordinator
 * @throws LayoutRefused
 */
export function requireLayout(found: readonly FoundTable[]): void {
  const byName = new Map(found.map((one) => [one.table, one]))
  const group = byName.get('customer')?.group
  for (const [table, place] of Object.entries(layout)) {
    const wanted = spreadBy[place] ?? place
    const is = byName.get(table)?.found ?? 'coordinator'
    if (is !== wanted) {
      throw new LayoutRefused(problem('LayoutUnlike', { table, found: is, wanted }))
    }
    if (place === 'partner' && byName.get(table)?.group !== group) {
      throw new LayoutRefused(problem('LayoutApart', { table, beside: 'customer' }))
    }
  }
}
