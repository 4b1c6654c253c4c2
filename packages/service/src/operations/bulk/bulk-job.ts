import type { BulkJob, BulkJobLine } from '@accredit/contract'
import { v5 as nameBasedId } from 'uuid'
import type { Actor } from '../../rules/actor.ts'
import { readPathId } from '../../rules/read/read-webhook.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Connection } from '../../store/connection.ts'
import {
  findBulkJob,
  lockBulkJob,
  setBulkCounts,
  type BulkCounts,
  type BulkJobKey,
  type BulkJobRecord,
} from '../../store/queries/bulk-jobs.ts'
import {
  countBulkLines,
  type BulkLineKey,
  type BulkLineRecord,
} from '../../store/queries/bulk-lines.ts'
import { appendOperatorRecord, lockOperatorChanges } from '../../store/queries/operator-records.ts'
import { appendEvent } from '../append-event.ts'
import type { Call } from '../call.ts'

/** Reads the key of the job in a call. */
export function readBulkJobKey({ actor, parameters }: Call): BulkJobKey {
  return { partnerId: actor.partnerId, id: readPathId('Bulk job', parameters['jobId']) }
}

/** Finds a job. @throws Refused NotFound */
export async function requireBulkJob(
  connection: Connection,
  key: BulkJobKey,
): Promise<BulkJobRecord> {
  return (await findBulkJob(connection, key)) ?? refuse('NotFound', { what: `Bulk job ${key.id}` })
}

/**
 * Finds a job and locks it.
 * @throws Refused NotFound
 */
export async function requireLockedBulkJob(
  transaction: Connection,
  key: BulkJobKey,
): Promise<BulkJobRecord> {
  return (await lockBulkJob(transaction, key)) ?? refuse('NotFound', { what: `Bulk job ${key.id}` })
}

const time = (at: number) => new Date(at).toISOString()

/** Display name of a user or an application. */
export const nameOfActor = ({ userPrincipalName, objectId }: Actor) => userPrincipalName ?? objectId

/** Describes a job for its partner. */
export function describeBulkJob(job: BulkJobRecord): BulkJob {
  const { id, name, state, stopped, startedBy, runBy, correlationId, counts } = job
  return {
    id,
    name,
    state,
    ...(stopped && { stopped }),
    startedBy,
    runBy: nameOfActor(runBy),
    createdAt: time(job.createdAt),
    ...(job.finishedAt !== null && { finishedAt: time(job.finishedAt) }),
    correlationId,
    counts,
  }
}

/** Request id of a line, which never changes. */
export function requestIdOf({ jobId, number }: Pick<BulkLineKey, 'jobId' | 'number'>): string {
  return nameBasedId(String(number), jobId)
}

/** Describes a line for its partner. */
export function describeBulkLine(
  found: BulkLineRecord,
  { correlationId }: Pick<BulkJobRecord, 'correlationId'>,
): BulkJobLine {
  const { line, content: row, outcome, verdict, reason, finding, customerId } = found
  const { requestedAt, decidedAt } = found
  return {
    line,
    row,
    outcome,
    ...(verdict && { verdict }),
    ...(reason && { reason: reason as NonNullable<BulkJobLine['reason']> }),
    ...(finding && {
      finding: { rule: finding.rule, values: finding.values },
      text: finding.text,
    }),
    ...(customerId && { customerId }),
    ...(requestedAt !== null && {
      requestedAt: time(requestedAt),
      requestId: requestIdOf(found),
      correlationId,
    }),
    ...(decidedAt !== null && { decidedAt: time(decidedAt) }),
  }
}

/**
 * Counts the lines of a locked job, and notifies its followers.
 * @returns the job with its counts
 */
export async function tellBulkJob(
  transaction: Connection,
  job: BulkJobRecord,
  at: number,
): Promise<BulkJobRecord> {
  const { partnerId, id, correlationId } = job
  const counts: BulkCounts = await countBulkLines(transaction, { partnerId, jobId: id })
  await setBulkCounts(transaction, { partnerId, id, ...counts })
  await appendEvent(transaction, {
    partnerId,
    customerId: null,
    type: 'job.changed',
    at,
    correlationId,
    data: { jobId: id },
  })
  return { ...job, counts }
}

/** Records a step of a job in the sealed operator's log. */
export async function recordBulkStep(
  transaction: Connection,
  step: {
    readonly action: `bulk-job.${'started' | 'cancelled' | 'resumed' | 'stopped'}`
    readonly job: BulkJobRecord
    readonly by: string
    readonly at: number
  },
): Promise<void> {
  const { action, job, by, at } = step
  const { name, counts, state, stopped } = job
  const { total, pending } = counts
  await lockOperatorChanges(transaction)
  await appendOperatorRecord(transaction, {
    at,
    actor: by,
    action,
    subject: `${job.partnerId}/bulk-jobs/${job.id}`,
    before: null,
    after: { name, lines: total, pending, ...(state === 'stopped' && { reason: stopped?.rule }) },
  })
}
