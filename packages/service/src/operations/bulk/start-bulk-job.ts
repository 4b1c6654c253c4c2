import { bulkJobRoutes, mostBulkJobs } from '@accredit/contract'
import { newId } from '../../ids/new-id.ts'
import type { Actor } from '../../rules/actor.ts'
import { readBulkJob, type DraftedJob, type DraftedLine } from '../../rules/read/read-bulk-job.ts'
import { refuse } from '../../rules/refusal.ts'
import { command, type Answer, type Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import {
  insertBulkJob,
  listRunningBulkJobs,
  type BulkCounts,
  type BulkJobRecord,
} from '../../store/queries/bulk-jobs.ts'
import { insertBulkLines } from '../../store/queries/bulk-lines.ts'
import { appendEvent } from '../append-event.ts'
import type { Call } from '../call.ts'
import { readObjectBody } from '../read-input.ts'
import { describeBulkJob, nameOfActor, recordBulkStep } from './bulk-job.ts'

/** `POST /accredit/v1/bulk-jobs`: starts a job. */
export async function startBulkJob(call: Call): Promise<Answer> {
  const { actor, correlationId, identity, service } = call
  const { store, now } = service
  const draft = readBulkJob(readObjectBody(call, bulkJobRoutes.startBulkJob))
  const input = { id: newId(), actor, correlationId, draft }
  return store.answer(startBulkJobCommand, input, now(), identity)
}

/** Input of the command. */
interface NewBulkJobInput {
  readonly id: string
  readonly actor: Actor
  readonly correlationId: string
  readonly draft: DraftedJob
}

/** Command: checks the number of the partner's jobs. */
export const startBulkJobCommand = command(
  'startBulkJob',
  async (transaction, input: NewBulkJobInput, at): Promise<Reply> => {
    const { id, actor, correlationId, draft } = input
    const { partnerId } = actor
    await requireFewJobs(transaction, partnerId)
    const counts = countDrafted(draft.lines)
    const isOver = counts.pending === 0
    const by = nameOfActor(actor)
    const job: BulkJobRecord = {
      partnerId,
      id,
      name: draft.name ?? new Date(at).toISOString(),
      state: isOver ? 'done' : 'running',
      stopped: null,
      startedBy: by,
      runBy: actor,
      correlationId: correlationId.toLowerCase(),
      dueAt: at,
      counts,
      createdAt: at,
      finishedAt: isOver ? at : null,
    }
    await insertBulkJob(transaction, job)
    await insertBulkLines(
      transaction,
      draft.lines.map((line, index) => ({
        partnerId,
        jobId: id,
        number: index + 1,
        ...line,
        verdict: null,
        reason: null,
        requestedAt: null,
        decidedAt: null,
        dueAt: line.outcome === 'pending' ? 0 : null,
        lease: null,
      })),
    )
    await recordBulkStep(transaction, { action: 'bulk-job.started', job, by, at })
    await appendEvent(transaction, {
      partnerId,
      customerId: null,
      type: 'job.changed',
      at,
      correlationId,
      data: { jobId: id },
    })
    return { status: 201, body: describeBulkJob(job) }
  },
)

/** Refuses more concurrent jobs than a partner may have. */
export async function requireFewJobs(transaction: Connection, partnerId: string): Promise<void> {
  const running = await listRunningBulkJobs(transaction, { partnerId })
  if (running.length >= mostBulkJobs) refuse('BulkJobLimitReached', { limit: mostBulkJobs })
}

function countDrafted(lines: readonly DraftedLine[]): BulkCounts {
  const of = (wanted: DraftedLine['outcome']) =>
    lines.filter(({ outcome }) => outcome === wanted).length
  return {
    total: lines.length,
    pending: of('pending'),
    accepted: 0,
    refused: of('refused'),
    duplicate: of('duplicate'),
    unknown: 0,
    inReview: 0,
    approved: 0,
    denied: 0,
    gone: 0,
  }
}
