import type { Actor } from '../../rules/actor.ts'
import type { ToldFinding } from '../../rules/bulk-finding.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import {
  lockBulkJob,
  setBulkJobState,
  type BulkJobKey,
  type BulkJobRecord,
} from '../../store/queries/bulk-jobs.ts'
import { releaseBulkLines } from '../../store/queries/bulk-lines.ts'
import type { Call } from '../call.ts'
import {
  describeBulkJob,
  nameOfActor,
  readBulkJobKey,
  recordBulkStep,
  requireLockedBulkJob,
  tellBulkJob,
} from './bulk-job.ts'
import { requireFewJobs } from './start-bulk-job.ts'

interface ByCaller {
  readonly key: BulkJobKey
  readonly actor: Actor
}

const keysOfJob = ({ key }: Pick<ByCaller, 'key'>) => [key.id]

/** `POST /accredit/v1/bulk-jobs/{id}/cancel`: cancels a job. */
export async function cancelBulkJob(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const input = { key: readBulkJobKey(call), actor: call.actor }
  return store.answer(cancelBulkJobCommand, input, now(), call.identity)
}

/** Command: lines in progress still end, and no other begins. */
export const cancelBulkJobCommand = command(
  'cancelBulkJob',
  async (transaction, { key, actor }: ByCaller, at): Promise<Reply> => {
    const job = await requireLockedBulkJob(transaction, key)
    if (job.state !== 'running') return { status: 200, body: describeBulkJob(job) }
    const cancelled: BulkJobRecord = { ...job, state: 'cancelled', finishedAt: at }
    await setBulkJobState(transaction, cancelled)
    const told = await tellBulkJob(transaction, cancelled, at)
    const by = nameOfActor(actor)
    await recordBulkStep(transaction, { action: 'bulk-job.cancelled', job: told, by, at })
    return { status: 200, body: describeBulkJob(told) }
  },
  keysOfJob,
)

/** `POST /accredit/v1/bulk-jobs/{id}/resume`: resumes a job. */
export async function resumeBulkJob(call: Call): Promise<Answer> {
  const { store, now } = call.service
  const input = { key: readBulkJobKey(call), actor: call.actor }
  return store.answer(resumeBulkJobCommand, input, now(), call.identity)
}

/** Command: every pending line may be claimed again. */
export const resumeBulkJobCommand = command(
  'resumeBulkJob',
  async (transaction, { key, actor }: ByCaller, at): Promise<Reply> => {
    const job = await requireLockedBulkJob(transaction, key)
    if (job.state === 'running' || job.counts.pending === 0) {
      return { status: 200, body: describeBulkJob(job) }
    }
    await requireFewJobs(transaction, key.partnerId)
    const resumed: BulkJobRecord = {
      ...job,
      state: 'running',
      stopped: null,
      runBy: actor,
      dueAt: at,
      finishedAt: null,
    }
    await setBulkJobState(transaction, resumed)
    await releaseBulkLines(transaction, { partnerId: key.partnerId, jobId: key.id })
    const told = await tellBulkJob(transaction, resumed, at)
    const by = nameOfActor(actor)
    await recordBulkStep(transaction, { action: 'bulk-job.resumed', job: told, by, at })
    return { status: 200, body: describeBulkJob(told) }
  },
  keysOfJob,
)

/** Stops a job that must not continue, with the reason. */
export const stopBulkJobCommand = command(
  'stopBulkJob',
  async (
    transaction,
    { key, reason }: { readonly key: BulkJobKey; readonly reason: ToldFinding },
    at,
  ): Promise<void> => {
    const job = await lockBulkJob(transaction, key)
    if (job?.state !== 'running') return
    const stopped: BulkJobRecord = { ...job, state: 'stopped', stopped: reason, finishedAt: at }
    await setBulkJobState(transaction, stopped)
    const told = await tellBulkJob(transaction, stopped, at)
    await recordBulkStep(transaction, { action: 'bulk-job.stopped', job: told, by: 'worker', at })
  },
  keysOfJob,
)

/** Counts the lines of a job again, and notifies its followers. */
export const countBulkJobCommand = command(
  'countBulkJob',
  async (transaction, { key }: { readonly key: BulkJobKey }, at): Promise<void> => {
    const job = await lockBulkJob(transaction, key)
    if (job) await tellBulkJob(transaction, job, at)
  },
  keysOfJob,
)
