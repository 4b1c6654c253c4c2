import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { startPostgres } from '../../packages/service/test/postgres/server.ts'
import { makeCustomer } from '../data/customers.ts'
import { users } from '../data/people.ts'
import { openScratch } from '../folders.ts'
import { makeReads, makeRequests, scatter } from '../load/make-calls.ts'
import type { ExpectedAnswer, LoadCall } from '../load/messages.ts'
import { startLoad } from '../load/start-load.ts'
import { startNode } from '../measure/start-process.ts'
import { fillDatabase, hotCode } from '../postgres/database.ts'
import type { StatementsJob, StatementsResult } from '../postgres/messages.ts'
import type { Line, Row } from '../row.ts'
import { startAuthority } from '../service/authority.ts'
import { readAnswers, requestAnswers } from '../service/open-ground.ts'
import { startService } from '../service/start-service.ts'

const connections = 64
const perRound = 6_000
/** Share of the calls for the lines of a lone caller and of one code, where each takes longer. */
const shareAlone = 0.1
const shareHot = 0.25
const settled = 10_000
/** Milliseconds between two progress checks. */
const look = 20
/** Requests per second with one code when each was its own transaction. */
const hotBefore = 459
const statements = fileURLToPath(new URL('../postgres/statements.ts', import.meta.url))
const hotAnswers: readonly ExpectedAnswer[] = [
  { status: 201, body: '{"qualification":"GovernmentCommunityCloud"*' },
]

/** Row 10: rate of one node, against single statements over the same pool. */
export const postgresNode: Row = {
  number: 10,
  title: 'PostgreSQL, one node',
  async measure({ rounds, scale, node }) {
    const amount = Math.round(perRound * scale)
    const [alone, hot] = [Math.round(amount * shareAlone), Math.round(amount * shareHot)]
    const total = rounds + 1
    await using stack = new AsyncDisposableStack()
    const scratch = stack.use(openScratch())
    const postgres = await startPostgres()
    stack.defer(() => postgres.stop())
    const url = await postgres.createDatabase('bench')
    await fillDatabase(url, { settled, applicants: (2 * amount + alone + hot) * total })
    const dueUrl = await postgres.createDatabase('due')
    await fillDatabase(dueUrl, { settled, applicants: amount, due: amount })
    const authority = stack.use(await startAuthority())
    const tokens = await Promise.all(users.map((user) => authority.sign(user)))
    const startOn = (store: string, ...more: string[]) => {
      const data = join(scratch.path, `data-${new URL(store).pathname.slice(1)}`)
      mkdirSync(data, { recursive: true })
      return startService({ data, authority, more: ['--store', store, ...more], node })
    }
    // Cases of one side would fall due and be processed while the other is measured.
    const service = stack.use(await startOn(url, '--worker', 'off'))
    const load = stack.use(startLoad())
    const beside = stack.use(
      startNode(['--conditions=source', statements], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
    )

    let used = 0
    const takeRequests = (count: number, inOrder = true) => {
      const from = used
      used += count
      return makeRequests(from, used, inOrder ? undefined : (turn) => from + scatter(turn, count))
    }
    const send = async (
      calls: readonly LoadCall[],
      answers: readonly ExpectedAnswer[] = requestAnswers,
      atOnce = connections,
    ) => {
      const how = { kind: 'once' } as const
      const job = { url: service.url, calls, tokens, answers, connections: atOnce, how }
      const { perSecond, latency } = await load.run(job)
      return { perSecond, p99: latency.p99 }
    }
    const customers = Array.from({ length: settled }, (_, turn) => {
      const { partnerId, id: customerId } = makeCustomer('settled', scatter(turn, settled))
      return { partnerId, customerId }
    })
    const single = async (what: StatementsJob['what'], count: number, atOnce = connections) => {
      const job: StatementsJob = { url, what, amount: count, atOnce, customers }
      return (await beside.ask(job)) as StatementsResult
    }
    const drain = async (round: number) => {
      const copy = await postgres.createDatabase(`due-${round}`, { template: 'due' })
      await using reader = await openReader(copy)
      await using worker = await startOn(copy)
      const waiting = await reader.countDue()
      const started = performance.now()
      while (await reader.hasDue()) {
        await sleep(look)
        assert.equal(worker.child.exitCode, null, 'the service has ended')
      }
      return waiting / ((performance.now() - started) / 1000)
    }

    const measured: Round[] = []
    for (let round = 0; round < total; round += 1) {
      measured.push({
        post: await send(takeRequests(amount)),
        write: await single('write', amount),
        scattered: await send(takeRequests(amount, false)),
        alone: await send(takeRequests(alone), requestAnswers, 1),
        writeAlone: await single('write', alone, 1),
        get: await send(makeReads(settled, amount), readAnswers),
        read: await single('read', amount),
        hot: await send(takeRequests(hot).map(withHotCode), hotAnswers),
        drained: await drain(round),
      })
    }
    return judgeRounds(measured.slice(1))
  },
}

interface Pace {
  readonly perSecond: number
  readonly p99: number
}

/** Everything measured in one round, in this order. */
interface Round {
  readonly post: Pace
  readonly write: Pace
  readonly scattered: Pace
  readonly alone: Pace
  readonly writeAlone: Pace
  readonly get: Pace
  readonly read: Pace
  readonly hot: Pace
  /** Verdicts per second. */
  readonly drained: number
}

function judgeRounds(rounds: readonly Round[]): Line[] {
  const of = (value: (round: Round) => number) => rounds.map(value)
  const rate = { unit: '1/s', better: 'more' } as const
  const write = {
    baseline: of((round) => round.write.perSecond),
    baselineIs: 'one durable statement over the same pool',
  }
  return [
    {
      what: 'POST',
      ...rate,
      ...write,
      ours: of(({ post }) => post.perSecond),
      floor: 0.35,
      goal: 0.5,
    },
    {
      what: 'POST, customers in no order',
      ...rate,
      ...write,
      ours: of(({ scattered }) => scattered.perSecond),
      floor: 0.3,
      goal: 0.45,
    },
    {
      what: 'POST, p99',
      unit: 'ms',
      better: 'less',
      ours: of(({ post }) => post.p99),
      baseline: of((round) => round.write.p99),
      baselineIs: 'that of the statement',
      floor: 3,
      goal: 1.5,
    },
    {
      what: 'POST, a lone caller',
      ...rate,
      ours: of(({ alone }) => alone.perSecond),
      baseline: of(({ writeAlone }) => writeAlone.perSecond),
      baselineIs: 'a lone statement',
      floor: 0.25,
      goal: 0.35,
    },
    {
      what: 'GET',
      ...rate,
      ours: of(({ get }) => get.perSecond),
      baseline: of(({ read }) => read.perSecond),
      baselineIs: 'its statement over the same pool',
      floor: 0.5,
      goal: 0.7,
    },
    {
      what: 'verdicts drained',
      ...rate,
      ours: of(({ drained }) => drained),
      baseline: of(({ post }) => post.perSecond),
      baselineIs: 'POST',
      floor: 0.6,
      goal: 0.8,
    },
    {
      what: 'POST, all with one code',
      ...rate,
      ours: of(({ hot }) => hot.perSecond),
      baseline: rounds.map(() => hotBefore),
      baselineIs: 'as transactions of their own, on the machine of the first figures',
      floor: 2,
      goal: 4,
    },
  ]
}

function withHotCode(call: LoadCall): LoadCall {
  const body = { qualification: 'GovernmentCommunityCloud', validationCode: hotCode }
  return { ...call, body: JSON.stringify(body) }
}

async function openReader(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    async countDue() {
      const sql = 'select count(*)::int as n from vetting_case where due_at is not null'
      const { rows } = await client.query<{ n: number }>(sql)
      return rows[0]?.n ?? 0
    },
    async hasDue() {
      const { rowCount } = await client.query(
        'select 1 from vetting_case where due_at is not null limit 1',
      )
      return rowCount !== 0
    },
    [Symbol.asyncDispose]: () => client.end(),
  }
}
