import { command } from '../../store/command.ts'
import {
  lockDueBulkJob,
  setBulkJobDue,
  setBulkJobState,
  type BulkJobKey,
  type BulkJobRecord,
} from '../../store/queries/bulk-jobs.ts'
import {
  claimBulkLines,
  findNextBulkLine,
  returnBulkLines,
  type BulkLineRecord,
} from '../../store/queries/bulk-lines.ts'
import type { OfPartner } from '../../store/queries/open-cases.ts'
import { tellBulkJob } from './bulk-job.ts'

/** A worker's claim of lines. */
interface BulkClaim extends OfPartner {
  readonly lease: string
  readonly leaseMilliseconds: number
  /** Most lines of one claim. */
  readonly limit: number
  /** Milliseconds between two lines of a partner, as the throttle requires; 0 for no limit. */
  readonly interval: number
}

/** Lines leased to a worker, with their job; empty when the job has none left. */
export interface ClaimedBulkLines {
  readonly job: BulkJobRecord
  readonly lines: readonly BulkLineRecord[]
}

/** Milliseconds' worth of lines claimed at once under a throttle, which spreads them over time. */
const spread = 1_000
/** Milliseconds until a worker checks again for lines leased to another one. */
const lookAgain = 500

/** Leases due lines of a job to a worker. A job without remaining lines is done. */
export const claimBulkLinesCommand = command(
  'claimBulkLines',
  async (transaction, claim: BulkClaim, at): Promise<ClaimedBulkLines | undefined> => {
    const { lease, leaseMilliseconds, limit, interval } = claim
    const job = await lockDueBulkJob(transaction, { at, partnerId: claim.partnerId })
    if (!job) return undefined
    const { partnerId, id } = job
    const lines = await claimBulkLines(transaction, {
      partnerId,
      jobId: id,
      at,
      lease,
      leaseUntil: at + leaseMilliseconds,
      limit: interval === 0 ? limit : Math.min(limit, Math.max(1, Math.floor(spread / interval))),
    })
    if (lines.length > 0) {
      await setBulkJobDue(transaction, {
        partnerId,
        id,
        dueAt: at + Math.ceil(lines.length * interval),
      })
      return { job, lines }
    }
    const next = await findNextBulkLine(transaction, { partnerId, jobId: id })
    if (next !== undefined) {
      const dueAt = Math.min(Math.max(next, at + 1), at + lookAgain)
      await setBulkJobDue(transaction, { partnerId, id, dueAt })
      return { job, lines }
    }
    const done: BulkJobRecord = { ...job, state: 'done', finishedAt: at }
    await setBulkJobState(transaction, done)
    return { job: await tellBulkJob(transaction, done, at), lines }
  },
)

/** Returns lines that a worker could not run now, and lets their job wait. */
export const returnBulkLinesCommand = command(
  'returnBulkLines',
  async (
    transaction,
    {
      key,
      lease,
      dueAt,
    }: { readonly key: BulkJobKey; readonly lease: string; readonly dueAt: number },
  ): Promise<void> => {
    const { partnerId, id } = key
    await returnBulkLines(transaction, { partnerId, jobId: id, lease })
    await setBulkJobDue(transaction, { partnerId, id, dueAt })
  },
  ({ key }) => [key.id],
)
