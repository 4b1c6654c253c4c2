import { sql, type Selectable } from 'kysely'
import type { Actor } from '../../rules/actor.ts'
import type { ToldFinding } from '../../rules/bulk-finding.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { amongPartners, ofReachable } from './across-partners.ts'
import type { OfPartner } from './open-cases.ts'
import { execute, findAll, findFirst, runDynamic, type Builder } from '../statement.ts'

/** State of a job; the service ended a `stopped` one for a reason. */
export type BulkJobState = Schema['bulk_job']['state']

/** Line counts of a job. */
export interface BulkCounts {
  readonly total: number
  readonly pending: number
  readonly accepted: number
  readonly refused: number
  readonly duplicate: number
  readonly unknown: number
  readonly inReview: number
  readonly approved: number
  readonly denied: number
  readonly gone: number
}

/** A job. */
export interface BulkJobRecord {
  readonly partnerId: string
  readonly id: string
  readonly name: string
  readonly state: BulkJobState
  readonly stopped: ToldFinding | null
  readonly startedBy: string
  /** Actor whose rights it uses. */
  readonly runBy: Actor
  readonly correlationId: string
  /** Time from which more of its lines may be claimed. */
  readonly dueAt: number
  readonly counts: BulkCounts
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** Key of a job. */
export interface BulkJobKey {
  readonly partnerId: string
  readonly id: string
}

function readJob(row: Selectable<Schema['bulk_job']>): BulkJobRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    name: row.name,
    state: row.state,
    stopped: row.stopped === null ? null : (JSON.parse(row.stopped) as ToldFinding),
    startedBy: row.started_by,
    runBy: JSON.parse(row.actor) as Actor,
    correlationId: row.correlation_id,
    dueAt: row.due_at,
    counts: {
      total: row.total,
      pending: row.pending,
      accepted: row.accepted,
      refused: row.refused,
      duplicate: row.duplicate,
      unknown: row.unknown,
      inReview: row.in_review,
      approved: row.approved,
      denied: row.denied,
      gone: row.gone,
    },
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}

const one = (db: Builder, input: BulkJobKey) =>
  db
    .selectFrom('bulk_job')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id)

/** One job. */
export const findBulkJob = findFirst((db, input: BulkJobKey) => one(db, input), readJob)

/** One job, locked until the transaction ends. */
export const lockBulkJob = findFirst(
  (db, input: BulkJobKey, can) => one(db, input).$if(can.rowLocks, (query) => query.forUpdate()),
  readJob,
)

/** Current state of a job. */
export const findBulkJobState = findFirst(
  (db, input: BulkJobKey) => one(db, input).clearSelect().select('state'),
  ({ state }) => state,
)

/** A partner's jobs, newest first. */
export async function listBulkJobs(
  connection: Connection,
  wanted: { partnerId: string; before?: string | undefined; limit: number },
): Promise<BulkJobRecord[]> {
  const { partnerId, before, limit } = wanted
  const rows = await runDynamic(connection, (db) => {
    let query = db.selectFrom('bulk_job').selectAll().where('partner_id', '=', partnerId)
    if (before !== undefined) query = query.where('id', '<', before)
    return query.orderBy('id', 'desc').limit(limit)
  })
  return rows.map(readJob)
}

/** Ids of a partner's running jobs. */
export const listRunningBulkJobs = findAll(
  (db, input: { partnerId: string }) =>
    db
      .selectFrom('bulk_job')
      .select('id')
      .where('partner_id', '=', input.partnerId)
      .where('state', '=', sql.lit('running')),
  ({ id }) => id,
)

/** Adds a job. */
export async function insertBulkJob(transaction: Connection, job: BulkJobRecord): Promise<void> {
  const { counts } = job
  await runDynamic(transaction, (db) =>
    db.insertInto('bulk_job').values({
      partner_id: job.partnerId,
      id: job.id,
      name: job.name,
      state: job.state,
      stopped: job.stopped && JSON.stringify(job.stopped),
      started_by: job.startedBy,
      actor: JSON.stringify(job.runBy),
      correlation_id: job.correlationId,
      due_at: job.dueAt,
      total: counts.total,
      pending: counts.pending,
      accepted: counts.accepted,
      refused: counts.refused,
      duplicate: counts.duplicate,
      unknown: counts.unknown,
      in_review: counts.inReview,
      approved: counts.approved,
      denied: counts.denied,
      gone: counts.gone,
      created_at: job.createdAt,
      finished_at: job.finishedAt,
    }),
  )
}

/** Time from which lines of any job may be claimed; undefined while none is running. */
export async function findNextBulkJob(connection: Connection): Promise<number | undefined> {
  const [row] = await ofReachable(connection, (only) =>
    runDynamic(connection, (db) =>
      db
        .selectFrom('bulk_job')
        .select((all) => all.fn.min('due_at').as('due'))
        .where('state', '=', sql.lit('running'))
        .$if(only !== undefined, (query) => query.where(amongPartners(only ?? []))),
    ),
  )
  return row?.due ?? undefined
}

/**
 * Locks a job whose lines may be claimed, until the transaction ends; one locked by another worker
 * is skipped. A partner's jobs run in order.
 */
export const lockDueBulkJob = findFirst(
  (db, input: OfPartner & { at: number }, can) =>
    db
      .selectFrom('bulk_job')
      .selectAll()
      .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
      .where('state', '=', sql.lit('running'))
      .where('due_at', '<=', input.at)
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('bulk_job as earlier')
              .select('earlier.id')
              .whereRef('earlier.partner_id', '=', 'bulk_job.partner_id')
              .whereRef('earlier.id', '<', 'bulk_job.id')
              .where('earlier.state', '=', sql.lit('running')),
          ),
        ),
      )
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .$if(can.rowLocks, (query) => query.forUpdate().skipLocked()),
  readJob,
)

/** Sets the time from which more lines of a job may be claimed. */
export const setBulkJobDue = execute((db, input: BulkJobKey & { dueAt: number }) =>
  db
    .updateTable('bulk_job')
    .set({ due_at: input.dueAt })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

/** Changes the state of a job. */
export async function setBulkJobState(
  transaction: Connection,
  changed: Pick<
    BulkJobRecord,
    'partnerId' | 'id' | 'state' | 'stopped' | 'runBy' | 'dueAt' | 'finishedAt'
  >,
): Promise<void> {
  await runDynamic(transaction, (db) =>
    db
      .updateTable('bulk_job')
      .set({
        state: changed.state,
        stopped: changed.stopped && JSON.stringify(changed.stopped),
        actor: JSON.stringify(changed.runBy),
        due_at: changed.dueAt,
        finished_at: changed.finishedAt,
      })
      .where('partner_id', '=', changed.partnerId)
      .where('id', '=', changed.id),
  )
}

/** Stores the line counts of a job. */
export const setBulkCounts = execute((db, input: BulkJobKey & BulkCounts) =>
  db
    .updateTable('bulk_job')
    .set({
      total: input.total,
      pending: input.pending,
      accepted: input.accepted,
      refused: input.refused,
      duplicate: input.duplicate,
      unknown: input.unknown,
      in_review: input.inReview,
      approved: input.approved,
      denied: input.denied,
      gone: input.gone,
    })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

/** Most lines deleted at once; a job is deleted with its last line. */
interface Finished extends OfPartner {
  readonly before: number
  readonly limit: number
}

/**
 * Deletes lines of jobs that ended before a time, up to a limit, and the jobs; returns the number
 * of rows.
 */
export async function removeOldBulkJobs(
  transaction: Connection,
  { before, limit, partnerId }: Finished,
): Promise<number> {
  const [job] = await runDynamic(transaction, (db) =>
    db
      .selectFrom('bulk_job')
      .select(['partner_id', 'id'])
      .where('finished_at', 'is not', null)
      .where('finished_at', '<', before)
      .$if(partnerId !== undefined, (query) => query.where('partner_id', '=', partnerId ?? ''))
      .orderBy('finished_at')
      .limit(1),
  )
  if (!job) return 0
  const removed = await runDynamic(transaction, (db) =>
    db
      .deleteFrom('bulk_line')
      .where('partner_id', '=', job.partner_id)
      .where('job_id', '=', job.id)
      .where('number', 'in', (lines) =>
        lines
          .selectFrom('bulk_line')
          .select('number')
          .where('partner_id', '=', job.partner_id)
          .where('job_id', '=', job.id)
          .orderBy('number')
          .limit(limit),
      )
      .returning('number'),
  )
  if (removed.length >= limit) return removed.length
  await runDynamic(transaction, (db) =>
    db.deleteFrom('bulk_job').where('partner_id', '=', job.partner_id).where('id', '=', job.id),
  )
  // There may be another one.
  return limit
}
