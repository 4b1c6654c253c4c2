import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDirectly } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { startServerProcess, type ServerProcess } from '../main/support/server-process.ts'
import { call } from '../support/service.ts'
import type { BulkJob } from '@accredit/contract'
import type { TestStorage } from '../support/stores.ts'
import { education, jobCalls, type JobCalls } from './job-calls.ts'

/** Starts a job, kills its service at random moments, and counts the requests of each customer. */
export async function killJobs(
  storage: TestStorage,
  wanted: {
    readonly lines: number
    readonly kills: number
    readonly onEnd: (end: () => unknown) => void
  },
): Promise<void> {
  const { lines, kills, onEnd } = wanted
  // 64 lines every 400 ms, so that there is something left to kill.
  const options = { ACCREDIT_THROTTLE_PER_MINUTE: '12000', ACCREDIT_VETTING_DELAY: 'PT0S' }
  let server = await startServerProcess(storage, options)
  onEnd(() => server.kill())
  await using direct = await openDirectly(storage)
  const ids = await makeCustomers(direct, lines)
  const { id } = await callsOf(server).start(ids.map(education))
  for (let killed = 0; killed < kills; killed += 1) {
    const { counts } = await callsOf(server).get(id)
    assert.ok(counts.pending > 0, `nothing is left to kill after ${killed} kills`)
    await sleep(Math.random() * 500)
    await server.kill()
    server = await startServerProcess(storage, options)
    // The dead worker's lines are free when their lease expires.
    await call(server.url, 'POST', '/sandbox/v1/clock', { body: { advance: 'PT11S' } })
  }
  const done = await untilDone(server, id)
  assert.deepEqual([done.counts.accepted, done.counts.approved], [lines, lines])
  const requests = await direct.query(
    `select customer_id, count(*) as requests from event where type = 'qualification.requested'
     group by customer_id`,
  )
  const own = new Set(ids)
  const counted = requests.filter((row) => own.has(String(row.customer_id)))
  assert.equal(counted.length, lines)
  assert.ok(counted.every((row) => Number(row.requests) === 1))
}

function callsOf({ url, token }: ServerProcess): JobCalls {
  return jobCalls({ call: (method, path, wanted) => call(url, method, path, wanted) }, token)
}

/** Waits for the end of a job and of its verdicts; whoever starts anew on a busy machine takes a while. */
async function untilDone(server: ServerProcess, id: string): Promise<BulkJob> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const job = await callsOf(server).get(id)
    if (job.state === 'done' && job.counts.inReview === 0) return job
    if (Date.now() > deadline) throw new Error(`the job does not end: ${JSON.stringify(job)}`)
    await call(server.url, 'POST', '/sandbox/v1/clock', { body: { advance: 'PT11S' } })
    await sleep(200)
  }
}
