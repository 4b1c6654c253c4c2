import { makeRequests, scatter } from '../load/make-calls.ts'
import { startLoad } from '../load/start-load.ts'
import type { LoadCall, LoadJob } from '../load/messages.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { openGround, requestAnswers, startBareRequests } from '../service/open-ground.ts'
import { settle } from '../service/settle.ts'
import { busyNote } from './busy-note.ts'

const settled = 100_000
const connections = 64
/** Requests per round; each customer can be asked for once. */
const perRound = 16_000
/**
 * Seconds of the bare server's round, about as long as ours; it can take the same calls repeatedly.
 */
const seconds = 3

/**
 * Row 3: share of a bare server's rate that remains when every answer is durable before it is sent.
 */
export const askForQualification: Row = {
  number: 3,
  title: 'POST qualifications, durable, with everything on, 64 connections',
  async measure({ rounds, scale, node }) {
    const amount = Math.round(perRound * scale)
    const asked = amount * (rounds + 1)
    const applicants = asked * 2
    await using ground = await openGround({ settled, applicants, node })
    await using bare = await startBareRequests()
    await using load = startLoad()
    const { tokens } = ground
    const busy: number[] = []
    const slowest: number[] = []
    const scattered: { perSecond: number; p99: number }[] = []
    const run = async (url: string, calls: readonly LoadCall[], how: LoadJob['how']) => {
      const result = await load.run({
        url,
        calls,
        tokens,
        answers: requestAnswers,
        connections,
        how,
      })
      busy.push(result.busy)
      return result
    }
    const ask = async (calls: readonly LoadCall[]) => {
      const { perSecond, latency } = await run(ground.service.url, calls, { kind: 'once' })
      await settle(ground.service)
      return { perSecond, p99: latency.p99 }
    }
    const turnsOf = (round: number) => [round * amount, (round + 1) * amount] as const
    const inOrder = (round: number) => makeRequests(...turnsOf(round))
    // From its own applicants: each can be asked for once.
    const inNoOrder = (round: number) =>
      makeRequests(...turnsOf(round), (turn) => asked + scatter(turn, asked))
    const pair = await takeTurns(
      rounds,
      async (round) => {
        const { perSecond, p99 } = await ask(inOrder(round))
        slowest.push(p99)
        scattered.push(await ask(inNoOrder(round)))
        return perSecond
      },
      async (round) =>
        (await run(bare.url, inOrder(round), { kind: 'seconds', seconds })).perSecond,
    )
    return [
      {
        what: 'rate',
        baselineIs: 'bare node:http that parses the body and answers',
        unit: 'calls/s',
        ...pair,
        better: 'more',
        floor: 0.17,
        goal: 0.25,
        notes: busyNote(busy),
      },
      {
        what: 'p99',
        baselineIs: 'none',
        unit: 'ms',
        ours: slowest.slice(1),
        better: 'less',
        goal: 40,
      },
      {
        what: 'rate, customers in no order',
        baselineIs: 'the same bare server',
        unit: 'calls/s',
        ours: scattered.slice(1).map(({ perSecond }) => perSecond),
        baseline: pair.baseline,
        better: 'more',
      },
      {
        what: 'p99, customers in no order',
        baselineIs: 'none',
        unit: 'ms',
        ours: scattered.slice(1).map(({ p99 }) => p99),
        better: 'less',
      },
    ]
  },
}
