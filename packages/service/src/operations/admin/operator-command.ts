import { operatorRefusal, type OperatorRefusal } from '../../rules/admin/operator-refusal.ts'
import { command, type Command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { appendOperatorRecord, lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { findStoredPartner } from '../../store/queries/partner-changes.ts'

/** A change as it is recorded and reported to the operator. */
export interface OperatorChange {
  /** Kind of change, e.g. `partner.added`. */
  readonly action: `${'partner' | 'application' | 'member' | 'grants' | 'code' | 'customer' | 'domain'}.${
    | 'added'
    | 'changed'
    | 'removed'
    | 'erased'}`
  /** Subject: ids from the partner downwards, e.g. `<partner>/codes/12345`. */
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
  /** The reviewers' tenants in the operator's own configuration. */
  readonly reviewerTenants?: readonly string[]
}

/** Expectation of an upsert: the object must be new, must exist, or either. */
export interface Expecting {
  readonly expect: 'new' | 'known' | 'either'
}

/** A refusal, a change with its writes, or nothing when the state is already as wanted. */
type Decision =
  | OperatorRefusal
  | (OperatorChange & { readonly write: () => Promise<void> })
  | undefined

type Decide<Input> = (
  transaction: Connection,
  input: OperatorInput & Input,
  at: number,
) => Promise<Decision>

/**
 * Declares an operator's command. They run one at a time; a change is written and recorded unless
 * it leaves everything as it was.
 */
export function operatorCommand<Input>(
  name: string,
  decide: Decide<Input>,
): Command<OperatorInput & Input, OperatorResult> {
  return command(name, async (transaction, input, at): Promise<OperatorResult> => {
    await lockOperatorChanges(transaction)
    const decision = await decide(transaction, input, at)
    if (!decision) return { changes: [] }
    if (!('action' in decision)) return { refused: decision }
    const { write, ...change } = decision
    if (change.before && isSame(change.before, change.after)) return { changes: [] }
    await write()
    await appendOperatorRecord(transaction, { ...change, at, actor: input.operator })
    return { changes: [change] }
  })
}

/** Declares an operator's command for an existing partner. */
export function partnerCommand<Input>(
  name: string,
  decide: Decide<Input & { readonly partnerId: string }>,
): Command<OperatorInput & Input & { readonly partnerId: string }, OperatorResult> {
  return operatorCommand(name, async (transaction, input, at) => {
    const { partnerId } = input
    const partner = await findStoredPartner(transaction, partnerId)
    if (partner?.removedAt !== null) return operatorRefusal('PartnerUnknown', { partnerId })
    return decide(transaction, input, at)
  })
}

/** Compares two states; their members come in the same order. */
export function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}

/** The names of what a new object lacks, in words; empty when it is complete. */
export function missingOf(wanted: Readonly<Record<string, unknown>>): string {
  return Object.entries(wanted)
    .filter(([, value]) => value === undefined)
    .map(([name]) => name)
    .join(' and ')
}
