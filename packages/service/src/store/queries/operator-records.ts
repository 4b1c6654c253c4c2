import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

/** A change that the operator made. */
export interface OperatorRecord {
  readonly at: number
  /** Operator who made the change, e.g. `ada@vetting-host`. */
  readonly actor: string
  /** Kind of change, e.g. `partner.added`. */
  readonly action: string
  /** Subject of the change: the partner, and the part of it. */
  readonly subject: string
  /** Values before and after; null where there was or is nothing. */
  readonly before: unknown
  readonly after: unknown
}

const insert = statement(
  (
    db,
    input: Omit<OperatorRecord, 'before' | 'after'> & {
      before: string | null
      after: string | null
    },
  ) =>
    db.insertInto('operator_record').values({
      at: input.at,
      actor: input.actor,
      action: input.action,
      subject: input.subject,
      before: input.before,
      after: input.after,
    }),
)

const listNewest = statement((db, input: { limit: number }) =>
  db.selectFrom('operator_record').selectAll().orderBy('seq', 'desc').limit(input.limit),
)

// An arbitrary number, the same in every process.
const operatorLock = sql`pg_advisory_xact_lock(4270003)`

const lock = statement((db, _input: object, can) =>
  db.selectNoFrom((can.rowLocks ? operatorLock : sql`1`).as('locked')),
)

/** Serializes the operator's changes; the service's own writes do not wait for them. */
export async function lockOperatorChanges(transaction: Connection): Promise<void> {
  await lock.all(transaction, {})
}

/** Adds a record; records are never changed or deleted. */
export async function appendOperatorRecord(
  transaction: Connection,
  record: OperatorRecord,
): Promise<void> {
  const { before, after } = record
  await insert.all(transaction, { ...record, before: textOf(before), after: textOf(after) })
}

/** The last changes, newest first. */
export async function listOperatorRecords(
  connection: Connection,
  limit: number,
): Promise<OperatorRecord[]> {
  return (await listNewest.all(connection, { limit })).map((row) => ({
    at: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    before: valueOf(row.before),
    after: valueOf(row.after),
  }))
}

function textOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}

function valueOf(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}
