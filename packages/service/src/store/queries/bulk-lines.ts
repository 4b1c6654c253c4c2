import { sql, type Selectable } from 'kysely'
import type { BulkLineContent, ToldFinding } from '../../rules/bulk-finding.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findAll, findFirst, runDynamic, type Builder } from '../statement.ts'
import type { BulkCounts } from './bulk-jobs.ts'

/** Outcome of a line. */
export type BulkLineOutcome = Schema['bulk_line']['outcome']
/** Verdict on an accepted line. */
export type BulkLineVerdict = NonNullable<Schema['bulk_line']['verdict']>

/** A line of a job. */
export interface BulkLineRecord {
  readonly partnerId: string
  readonly jobId: string
  /** Position among the lines, from 1. */
  readonly number: number
  /** Row in the file. */
  readonly line: number
  readonly content: BulkLineContent
  readonly qualification: string | null
  readonly validationCode: string | null
  readonly customerId: string | null
  readonly outcome: BulkLineOutcome
  readonly verdict: BulkLineVerdict | null
  readonly reason: string | null
  readonly finding: ToldFinding | null
  readonly requestedAt: number | null
  readonly decidedAt: number | null
  /** Time from which a worker may claim it; null once it is settled, or deferred to a later run. */
  readonly dueAt: number | null
  readonly lease: string | null
}

/** Key of a line. */
export interface BulkLineKey {
  readonly partnerId: string
  readonly jobId: string
  readonly number: number
}

type JobKey = Pick<BulkLineKey, 'partnerId' | 'jobId'>

function readLine(row: Selectable<Schema['bulk_line']>): BulkLineRecord {
  return {
    partnerId: row.partner_id,
    jobId: row.job_id,
    number: row.number,
    line: row.line,
    content: JSON.parse(row.content) as BulkLineContent,
    qualification: row.qualification,
    validationCode: row.validation_code,
    customerId: row.customer_id,
    outcome: row.outcome,
    verdict: row.verdict,
    reason: row.reason,
    finding: row.finding === null ? null : (JSON.parse(row.finding) as ToldFinding),
    requestedAt: row.requested_at,
    decidedAt: row.decided_at,
    dueAt: row.due_at,
    lease: row.lease,
  }
}

const one = (db: Builder, input: BulkLineKey) =>
  db
    .selectFrom('bulk_line')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('job_id', '=', input.jobId)
    .where('number', '=', input.number)

/** One line. */
export const findBulkLine = findFirst((db, input: BulkLineKey) => one(db, input), readLine)

/** Lines of a job in order, after a position. */
export async function listBulkLines(
  connection: Connection,
  wanted: JobKey & {
    outcome?: BulkLineOutcome | undefined
    verdict?: BulkLineVerdict | undefined
    after: number
    limit: number
  },
): Promise<BulkLineRecord[]> {
  const { partnerId, jobId, outcome, verdict, after, limit } = wanted
  const rows = await runDynamic(connection, (db) => {
    let query = db
      .selectFrom('bulk_line')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .where('job_id', '=', jobId)
      .where('number', '>', after)
    if (outcome !== undefined) query = query.where('outcome', '=', outcome)
    if (verdict !== undefined) query = query.where('verdict', '=', verdict)
    return query.orderBy('number').limit(limit)
  })
  return rows.map(readLine)
}

/** Rows per insert: SQLite takes at most 32,766 values in a statement. */
const rowsAtOnce = 500

/** Adds the lines of a job. */
export async function insertBulkLines(
  transaction: Connection,
  lines: readonly BulkLineRecord[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += rowsAtOnce) {
    const rows = lines.slice(from, from + rowsAtOnce).map((line) => ({
      partner_id: line.partnerId,
      job_id: line.jobId,
      number: line.number,
      line: line.line,
      content: JSON.stringify(line.content),
      qualification: line.qualification,
      validation_code: line.validationCode,
      customer_id: line.customerId,
      outcome: line.outcome,
      finding: line.finding && JSON.stringify(line.finding),
      due_at: line.dueAt,
    }))
    await runDynamic(transaction, (db) => db.insertInto('bulk_line').values(rows))
  }
}

/** Claims due lines of a job under a lease, in order, up to a limit. */
export async function claimBulkLines(
  transaction: Connection,
  claim: JobKey & { at: number; lease: string; leaseUntil: number; limit: number },
): Promise<BulkLineRecord[]> {
  const claimed = await claimSome(transaction, claim)
  return claimed.toSorted((before, after) => before.number - after.number)
}

const claimSome = findAll(
  (db, input: JobKey & { at: number; lease: string; leaseUntil: number; limit: number }, can) =>
    db
      .with('due', (cte) =>
        cte
          .selectFrom('bulk_line')
          .select('number')
          .where('partner_id', '=', input.partnerId)
          .where('job_id', '=', input.jobId)
          .where('due_at', 'is not', null)
          .where('due_at', '<=', input.at)
          .orderBy('number')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('bulk_line')
      .set({ lease: input.lease, due_at: input.leaseUntil })
      .where('partner_id', '=', input.partnerId)
      .where('job_id', '=', input.jobId)
      .where('number', 'in', (lines) => lines.selectFrom('due').select('due.number'))
      .returningAll(),
  readLine,
)

/**
 * Time from which the next line of a job may be claimed; undefined when all are settled or
 * deferred.
 */
export async function findNextBulkLine(
  connection: Connection,
  { partnerId, jobId }: JobKey,
): Promise<number | undefined> {
  const [row] = await runDynamic(connection, (db) =>
    db
      .selectFrom('bulk_line')
      .select((all) => all.fn.min('due_at').as('due'))
      .where('partner_id', '=', partnerId)
      .where('job_id', '=', jobId)
      .where('due_at', 'is not', null),
  )
  return row?.due ?? undefined
}

/**
 * Finds the line of a job with the same qualification for the same customer: a row may name the
 * customer differently.
 */
export const findSameBulkLine = findFirst(
  (db, input: BulkLineKey & { customerId: string; qualification: string }) =>
    db
      .selectFrom('bulk_line')
      .select('line')
      .where('partner_id', '=', input.partnerId)
      .where('customer_id', '=', input.customerId)
      .where('job_id', '=', input.jobId)
      .where('number', '<>', input.number)
      .where('qualification', '=', input.qualification)
      .where((row) =>
        row.or([row('outcome', '=', sql.lit('accepted')), row('outcome', '=', sql.lit('refused'))]),
      )
      .orderBy('number')
      .limit(1),
  ({ line }) => line,
)

/** Outcome of a line, with its cause. */
export interface SettledBulkLine {
  readonly customerId: string | null
  readonly outcome: BulkLineOutcome
  readonly verdict: BulkLineVerdict | null
  readonly finding: ToldFinding | null
  readonly requestedAt: number | null
  readonly decidedAt: number | null
}

/**
 * Settles a pending line. Without an accepted request this requires its lease: others may have
 * deferred it meanwhile.
 */
export async function settleBulkLine(
  transaction: Connection,
  key: BulkLineKey & { lease: string },
  settled: SettledBulkLine,
): Promise<void> {
  const { outcome, verdict, finding } = settled
  await runDynamic(transaction, (db) => {
    const query = db
      .updateTable('bulk_line')
      .set({
        customer_id: settled.customerId,
        outcome,
        verdict,
        finding: finding && JSON.stringify(finding),
        requested_at: settled.requestedAt,
        decided_at: settled.decidedAt,
        due_at: null,
        lease: null,
      })
      .where('partner_id', '=', key.partnerId)
      .where('job_id', '=', key.jobId)
      .where('number', '=', key.number)
      .where('outcome', '=', sql.lit('pending'))
    return outcome === 'accepted' ? query : query.where('lease', '=', key.lease)
  })
}

/** Defers the lines of a job that need a code to a later run, with the reason. */
export async function holdBulkLines(
  transaction: Connection,
  held: JobKey & { validationCode: string; finding: ToldFinding },
): Promise<void> {
  await runDynamic(transaction, (db) =>
    db
      .updateTable('bulk_line')
      .set({ finding: JSON.stringify(held.finding), due_at: null, lease: null })
      .where('partner_id', '=', held.partnerId)
      .where('job_id', '=', held.jobId)
      .where('due_at', 'is not', null)
      .where('validation_code', '=', held.validationCode),
  )
}

/** Makes the pending lines of a job claimable, including deferred ones. */
export const releaseBulkLines = execute((db, input: JobKey) =>
  db
    .updateTable('bulk_line')
    .set({ due_at: 0, lease: null, finding: null })
    .where('partner_id', '=', input.partnerId)
    .where('job_id', '=', input.jobId)
    .where('outcome', '=', sql.lit('pending')),
)

/** Returns the lines of a lease that were not run. */
export const returnBulkLines = execute((db, input: JobKey & { lease: string }) =>
  db
    .updateTable('bulk_line')
    .set({ due_at: 0, lease: null })
    .where('partner_id', '=', input.partnerId)
    .where('job_id', '=', input.jobId)
    .where('due_at', 'is not', null)
    .where('lease', '=', input.lease),
)

/** Counts the lines of a job by outcome. */
export async function countBulkLines(
  connection: Connection,
  { partnerId, jobId }: JobKey,
): Promise<BulkCounts> {
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('bulk_line')
      .select((all) => ['outcome', 'verdict', all.fn.countAll<number>().as('lines')])
      .where('partner_id', '=', partnerId)
      .where('job_id', '=', jobId)
      .groupBy(['outcome', 'verdict']),
  )
  const of = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((sum, { lines }) => sum + lines, 0)
  return {
    total: of(() => true),
    pending: of(({ outcome }) => outcome === 'pending'),
    accepted: of(({ outcome }) => outcome === 'accepted'),
    refused: of(({ outcome }) => outcome === 'refused'),
    duplicate: of(({ outcome }) => outcome === 'duplicate'),
    unknown: of(({ outcome }) => outcome === 'unknown'),
    inReview: of(({ verdict }) => verdict === 'in-review'),
    approved: of(({ verdict }) => verdict === 'approved'),
    denied: of(({ verdict }) => verdict === 'denied'),
    gone: of(({ verdict }) => verdict === 'gone'),
  }
}
