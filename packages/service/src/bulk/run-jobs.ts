import type { CspRole } from '@accredit/contract'
import type { Logger } from 'pino'
import { newId } from '../ids/new-id.ts'
import { createBell } from '../live/bell.ts'
import { countBulkJobCommand, stopBulkJobCommand } from '../operations/bulk/change-bulk-job.ts'
import { requestIdOf } from '../operations/bulk/bulk-job.ts'
import {
  claimBulkLinesCommand,
  returnBulkLinesCommand,
  type ClaimedBulkLines,
} from '../operations/bulk/claim-bulk-lines.ts'
import {
  readBulkLine,
  runBulkLineCommand,
  settleBulkLineCommand,
} from '../operations/bulk/run-bulk-line.ts'
import { partnerByPartner } from '../operations/partner-by-partner.ts'
import type { Actor } from '../rules/actor.ts'
import { tellFinding, tellRefusal } from '../rules/bulk-finding.ts'
import { refusal, type Refusal } from '../rules/refusal.ts'
import { findNextBulkJob, type BulkJobKey, type BulkJobRecord } from '../store/queries/bulk-jobs.ts'
import type { BulkLineKey, BulkLineRecord } from '../store/queries/bulk-lines.ts'
import type { Store } from '../store/store.ts'
import { StoreUnavailable } from '../store/unavailable.ts'
import { findCustomer } from './find-customer.ts'
import { createVerdictFollower } from './follow-verdicts.ts'

/** Dependencies and settings of the bulk job workers. */
export interface JobOptions {
  readonly store: Store
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  readonly log: Logger
  /** Checks the user of a job, and counts its requests like those of the API. */
  readonly standing: {
    judge(
      actor: Actor,
    ): Promise<{ readonly cspRoles: readonly CspRole[] } | { readonly refused: Refusal }>
    throttle(actor: Actor, customerId: string): Promise<Refusal | undefined>
  }
  /** Throttle limit of a partner per minute; 0 means no limit. */
  readonly requestsPerMinute: number
  /** Settings of requests. */
  readonly terms: {
    readonly vettingDelay: number
    readonly segmentRequired: boolean
    readonly support: string
  }
  /** Assigns committed events their positions; absent where the database does. */
  readonly numberEvents?: (() => Promise<void>) | undefined
  /** Signals that cases are due at a time of the service clock. */
  readonly wakeWorker: (dueAt: number) => void
}

/** The running bulk job workers. */
export interface Jobs {
  /** Signals that there may be jobs or verdicts. */
  wake(): void
  /** Resolves after the lines in progress. */
  stop(): Promise<void>
}

/** Concurrent lines: enough to fill the store's commits. */
const atOnce = 64
/** Lease of claimed lines, in milliseconds of the service clock. */
const leaseMilliseconds = 10_000
/** Longest sleep: other nodes start jobs, too, and a sandbox's clock may be moved. */
const longestSleep = 1_000
/** Milliseconds between two counts of a job, which watchers receive. */
const countEvery = 400
/** Share of the throttle limit that jobs use, to leave room for the partner's other programs. */
const usedShare = 0.8
/** Failures after which a line is refused. */
const mostFailures = 3

/** Starts the job runner: it claims lines, sends their requests, and follows the verdicts. */
export function startJobs(options: JobOptions): Jobs {
  const { store, now, log, requestsPerMinute } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const bell = createBell()
  const interval = requestsPerMinute === 0 ? 0 : 60_000 / (requestsPerMinute * usedShare)
  const follower = createVerdictFollower(options)
  const failures = new Map<string, number>()
  /** Jobs whose lines have changed since the last count. */
  const uncounted = new Map<string, BulkJobKey>()
  let countedAt = Number.NEGATIVE_INFINITY
  const running = work()

  async function work(): Promise<void> {
    while (!signal.aborted) {
      // A job that fails must not block the verdicts and counts of others.
      const ran = await attempt(runSome)
      const followed = await attempt(follow)
      if (ran === undefined || followed === undefined) await bell.wait(longestSleep, signal)
      else if (!ran) await bell.wait((await attempt(restFor)) ?? longestSleep, signal)
    }
    countedAt = Number.NEGATIVE_INFINITY
    await countSome().catch(() => undefined)
  }

  /** Runs one part of the work; a failure is logged and the part is retried. */
  async function attempt<Done>(part: () => Promise<Done>): Promise<Done | undefined> {
    try {
      return await part()
    } catch (error) {
      log.error({ err: error }, `bulk jobs failed; retrying in ${longestSleep / 1000} s`)
      return undefined
    }
  }

  async function follow(): Promise<true> {
    for (const job of await follower.look()) uncounted.set(job.id, job)
    await countSome()
    return true
  }

  /** Runs some lines of a job; resolves to true when there may be more. */
  async function runSome(): Promise<boolean> {
    const due = await findNextBulkJob(store.reader)
    if (due === undefined || due > now()) return false
    const lease = newId()
    const wanted = { lease, leaseMilliseconds, limit: atOnce, interval }
    // The partner that has waited longest is next, wherever its rows are.
    const waiting = { kind: 'bulkJob', until: now(), limit: 1 } as const
    const [claimed] = await partnerByPartner(store, waiting, (partnerId) =>
      store.run(claimBulkLinesCommand, { ...wanted, partnerId }, now()),
    )
    if (!claimed || claimed.lines.length === 0) return claimed?.job.state === 'done'
    const { job } = claimed
    const key = keyOf(job)
    const judged = await options.standing.judge(job.runBy)
    if ('refused' in judged) {
      await store.run(stopBulkJobCommand, { key, reason: tellRefusal(judged.refused) }, now())
      return true
    }
    uncounted.set(job.id, key)
    await runClaimed(claimed, { ...job.runBy, ...judged }, lease)
    return true
  }

  async function runClaimed(
    { job, lines }: ClaimedBulkLines,
    actor: Actor,
    lease: string,
  ): Promise<void> {
    let wait: number | undefined
    await Promise.all(
      lines.map(async (line) => {
        const waits = await runLine(job, line, actor, lease)
        if (waits !== undefined) wait = Math.max(wait ?? 0, waits)
      }),
    )
    options.wakeWorker(now() + options.terms.vettingDelay)
    if (wait === undefined) return
    const dueAt = now() + wait
    await store.run(returnBulkLinesCommand, { key: keyOf(job), lease, dueAt }, now())
  }

  /** Runs one line; resolves to the milliseconds to wait when the throttle refused it. */
  async function runLine(
    job: BulkJobRecord,
    line: BulkLineRecord,
    actor: Actor,
    lease: string,
  ): Promise<number | undefined> {
    const { partnerId, jobId, number } = line
    const key: BulkLineKey = { partnerId, jobId, number }
    try {
      const read = readBulkLine(line)
      if (!read) throw new Error('a row that was understood at the start is no longer')
      const found = await findCustomer(store.reader, partnerId, read.target)
      if ('finding' in found) {
        const finding = tellFinding(found.finding)
        const settled = { key, lease, outcome: 'unknown', finding } as const
        await store.run(settleBulkLineCommand, settled, now())
        return undefined
      }
      const { customerId } = found
      const refused = await options.standing.throttle(actor, customerId)
      if (refused) return waitOf(refused)
      const { request } = read
      const { correlationId } = job
      const input = { key, lease, actor, customerId, request, correlationId, ...options.terms }
      await store.run(runBulkLineCommand, input, now())
      failures.delete(`${jobId} ${number}`)
    } catch (error) {
      await noteFailure(job, key, lease, error)
    }
    return undefined
  }

  /** A failed line is retried when its lease ends, and finally refused. */
  async function noteFailure(
    { correlationId }: BulkJobRecord,
    key: BulkLineKey,
    lease: string,
    error: unknown,
  ): Promise<void> {
    const { jobId, number } = key
    const requestId = requestIdOf(key)
    log.error({ err: error, jobId, line: number, requestId }, 'a line of a bulk job failed')
    if (error instanceof StoreUnavailable) return
    const name = `${jobId} ${number}`
    const count = (failures.get(name) ?? 0) + 1
    failures.set(name, count)
    if (count < mostFailures) return
    failures.delete(name)
    const finding = tellRefusal(refusal('UnexpectedError', { correlationId }))
    const settled = { key, lease, outcome: 'refused', finding } as const
    await store.run(settleBulkLineCommand, settled, now())
  }

  async function countSome(): Promise<void> {
    if (uncounted.size === 0 || performance.now() - countedAt < countEvery) return
    countedAt = performance.now()
    for (const key of uncounted.values()) {
      await store.run(countBulkJobCommand, { key }, now())
      uncounted.delete(key.id)
    }
  }

  async function restFor(): Promise<number> {
    if (uncounted.size > 0) return countEvery
    const due = await findNextBulkJob(store.reader)
    if (due === undefined) return longestSleep
    return Math.min(Math.max(due - now(), 1), longestSleep)
  }

  return {
    wake() {
      follower.hurry()
      bell.ring()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

const keyOf = ({ partnerId, id }: BulkJobRecord): BulkJobKey => ({ partnerId, id })

function waitOf({ error, parameters }: Refusal): number {
  return error === 'TooManyRequests' ? Number(parameters.seconds) * 1000 : longestSleep
}
