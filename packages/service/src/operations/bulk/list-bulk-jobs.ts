import {
  bulkLineFilters,
  bulkLineVerdicts,
  type BulkJobCollection,
  type BulkJobLineCollection,
  type BulkLineOutcome,
  type BulkLineVerdict,
} from '@accredit/contract'
import { parseId, readAfter } from '../../rules/read/read-after.ts'
import { readChoice } from '../../rules/read/read-choice.ts'
import { readPageSize } from '../../rules/read/read-page-size.ts'
import type { Reply } from '../../store/command.ts'
import { listBulkJobs as readJobs } from '../../store/queries/bulk-jobs.ts'
import { listBulkLines } from '../../store/queries/bulk-lines.ts'
import type { Call } from '../call.ts'
import { describeBulkJob, describeBulkLine, readBulkJobKey, requireBulkJob } from './bulk-job.ts'

/** `GET /accredit/v1/bulk-jobs`: the partner's jobs, newest first. */
export async function listBulkJobs(call: Call): Promise<Reply> {
  const { query, actor } = call
  const size = readPageSize(query.get('size'))
  const before = readAfter(query.get('after'), parseId)
  const wanted = { partnerId: actor.partnerId, before, limit: size + 1 }
  const rows = await readJobs(call.reader, wanted)
  const page = rows.slice(0, size)
  const next = rows.length > size ? page.at(-1)?.id : undefined
  const items = page.map(describeBulkJob)
  const body: BulkJobCollection = { items, ...(next !== undefined && { next }) }
  return { status: 200, body }
}

/** `GET /accredit/v1/bulk-jobs/{id}`: one job. */
export async function getBulkJob(call: Call): Promise<Reply> {
  const job = await requireBulkJob(call.reader, readBulkJobKey(call))
  return { status: 200, body: describeBulkJob(job) }
}

/** `GET /accredit/v1/bulk-jobs/{id}/lines`: the lines of a job in order. */
export async function listBulkJobLines(call: Call): Promise<Reply> {
  const { query, reader } = call
  const size = readPageSize(query.get('size'))
  const after = readAfter(query.get('after'), parseLine) ?? 0
  const filter = filterOf(readChoice('outcome', query.get('outcome'), bulkLineFilters))
  const job = await requireBulkJob(reader, readBulkJobKey(call))
  const { partnerId, id: jobId } = job
  const rows = await listBulkLines(reader, { partnerId, jobId, ...filter, after, limit: size + 1 })
  const page = rows.slice(0, size)
  const last = rows.length > size ? page.at(-1)?.number : undefined
  const body: BulkJobLineCollection = {
    items: page.map((row) => describeBulkLine(row, job)),
    ...(last !== undefined && { next: String(last) }),
  }
  return { status: 200, body }
}

function filterOf(chosen: (typeof bulkLineFilters)[number] | undefined): {
  outcome?: BulkLineOutcome
  verdict?: BulkLineVerdict
} {
  if (chosen === undefined) return {}
  const verdict = bulkLineVerdicts.find((known) => known === chosen)
  return verdict ? { verdict } : { outcome: chosen as BulkLineOutcome }
}

const parseLine = (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined)
