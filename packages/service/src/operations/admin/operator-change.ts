import type { OperatorRefusal } from '../../rules/admin/operator-refusal.ts'
import type { Connection } from '../../store/connection.ts'
import { appendOperatorRecord } from '../../store/queries/operator-records.ts'

/** A change that was made, as it is recorded and as the operator is told. */
export interface OperatorChange {
  /** Kind of change, e.g. `partner.added`. */
  readonly action: `${'partner' | 'application' | 'member' | 'grants' | 'code' | 'customer' | 'domain'}.${
    | 'added'
    | 'changed'
    | 'removed'
    | 'erased'}`
  /** To what: ids from the partner downwards, e.g. `<partner>/codes/12345`. */
  readonly subject: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** Result of an operator's command; no changes when the state was already as wanted. */
export type OperatorResult =
  | { readonly changes: readonly OperatorChange[] }
  | { readonly refused: OperatorRefusal }

/** Input of every operator's command. */
export interface OperatorInput {
  /** Operator, e.g. `ada@vetting-host`. */
  readonly operator: string
  /** The reviewers' tenants as the operator's own configuration names them. */
  readonly reviewerTenants?: readonly string[]
}

/** Expectation of an upsert: the thing must be new, must be known, or may be either. */
export interface Expecting {
  readonly expect: 'new' | 'known' | 'either'
}

/** Records a change and reports it; one that changes nothing is neither. */
export async function recordChange(
  transaction: Connection,
  input: OperatorInput,
  change: OperatorChange,
  at: number,
): Promise<OperatorResult> {
  await appendOperatorRecord(transaction, { ...change, at, actor: input.operator })
  return { changes: [change] }
}

/** The result where all was so already. */
export const unchanged: OperatorResult = { changes: [] }

/** Says whether two states are the same; their members come in the same order. */
export function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}

/** The names of what a new thing lacks, in words; empty when it lacks nothing. */
export function missingOf(wanted: Readonly<Record<string, unknown>>): string {
  return Object.entries(wanted)
    .filter(([, value]) => value === undefined)
    .map(([name]) => name)
    .join(' and ')
}
