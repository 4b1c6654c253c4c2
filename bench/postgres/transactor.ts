// A process that does in PostgreSQL what a POST does there, and nothing else: the baseline.
import { randomUUID } from 'node:crypto'
import type { Actor } from '../../packages/service/src/rules/actor.ts'
import { openPool } from '../../packages/service/src/store/dialects/postgres/connection.ts'
import { openPostgresStore } from '../../packages/service/src/store/dialects/postgres/store.ts'
import { users, applicationId } from '../data/people.ts'
import { applicantId, partnerId, requestOf } from './applicants.ts'
import type { TransactorJob } from './messages.ts'
import { createQualificationCommand } from '../../packages/service/src/operations/create-qualification.ts'

/** As many connections as a node of the service has. */
const connections = 16
const day = 86_400_000

process.on('message', (job: TransactorJob) => {
  void measure(job).then((rate) => process.send?.(rate))
})

/** Connections that stay open: a node of the service does not connect anew either. */
const opened: Partial<Record<TransactorJob['what'], ReturnType<typeof open>>> = {}

async function measure(job: TransactorJob): Promise<number> {
  const { url, what, from, to, atOnce } = job
  const run = await (opened[what] ??= open(url, what))
  let next = from
  const work = async () => {
    for (let index = next; index < to; index = next) {
      next += 1
      await run(index)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, work))
  return ((to - from) / (performance.now() - started)) * 1000
}

async function open(url: string, what: TransactorJob['what']) {
  if (what === 'transaction') {
    const store = await openPostgresStore({ url, connections })
    return async (index: number) => {
      const { status } = await store.answer(createQualificationCommand, ...describe(index))
      if (status !== 201) throw new Error(`a transaction ended with ${status}`)
    }
  }
  const pool = openPool(url, connections, 'serve')
  const text = `insert into event (partner_id, customer_id, kind, at, data) values ($1, $2, $3, $4, $5)`
  return async (index: number) => {
    await pool.query({
      name: 'bench',
      text,
      values: [partnerId, applicantId(index), 'bench.single', Date.now(), '{}'],
    })
  }
}

const [user] = users
const actor = {
  partnerId,
  tenantId: partnerId,
  objectId: user?.id,
  kind: 'user',
  applicationId,
  userPrincipalName: user?.userPrincipalName,
  displayName: user?.name,
  cspRoles: ['AdminAgent'],
  reviewer: false,
} as Actor

/** The input of the command, as the operation makes it from a request. */
function describe(index: number) {
  const customerId = applicantId(index)
  const request = requestOf(index) as { qualification: 'Education'; educationSegment: 'K12' }
  const at = Date.now()
  const identity = {
    partnerId,
    requestId: randomUUID(),
    target: `POST /v1/customers/${customerId}/qualifications`,
    fingerprint: randomUUID(),
    expiresAt: at + day,
  }
  const input = { actor, customerId, request, correlationId: randomUUID(), vettingDelay: 5_000 }
  return [input, at, identity] as const
}
