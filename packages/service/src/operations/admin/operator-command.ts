import { operatorRefusal, type OperatorRefusal } from '../../rules/admin/operator-refusal.ts'
import { command, type Command } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { appendOperatorRecord, lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { findStoredPartner } from '../../store/queries/partner-changes.ts'

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

/** A refusal, a change with the writes that make it, or nothing where all is as wanted. */
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
 * Declares an operator's command. One runs at a time; what it decides is written and recorded, unless it
 * leaves everything as it was.
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

/** Declares an operator's command below a partner, which has to be known. */
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
