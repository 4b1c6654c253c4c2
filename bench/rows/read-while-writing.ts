import { makeReads, makeRequests } from '../load/make-calls.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { openGround, readAnswers, requestAnswers } from '../service/open-ground.ts'
import { settle } from '../service/settle.ts'

const settled = 100_000
const connections = 64
/** So many that no call of the open loop waits for a connection, however slow the answers. */
const readingConnections = 512
const perSecond = 1_000
/** More requests per second than the writer can take. */
const mostWrites = 20_000
/** Longest measurement in seconds: each second needs its own customers. */
const longest = 8

/** Row 4: effect on reads while the writer is saturated. */
export const readWhileWriting: Row = {
  number: 4,
  title: `GET at ${perSecond} calls/s, an open loop, while POSTs saturate the writer`,
  async measure({ rounds, seconds: wanted, node }) {
    const seconds = Math.min(wanted, longest)
    const amount = mostWrites * seconds
    await using ground = await openGround({ settled, applicants: amount * (rounds + 1), node })
    await using reading = startLoad()
    await using writing = startLoad()
    const { service, tokens } = ground
    const { url } = service
    const calls = makeReads(settled)
    const written: number[] = []
    const read = async () => {
      const how = { kind: 'rate', perSecond, seconds } as const
      const result = await reading.run({
        url,
        calls,
        tokens,
        answers: readAnswers,
        connections: readingConnections,
        how,
      })
      return result.latency.p99
    }
    const readBesideWrites = async (round: number) => {
      const requests = makeRequests(round * amount, (round + 1) * amount)
      const how = { kind: 'once' } as const
      const job = { url, calls: requests, tokens, answers: requestAnswers, connections, how }
      const flowing = Promise.withResolvers<void>()
      const writes = writing.run(job, flowing.resolve)
      await Promise.race([flowing.promise, writes])
      const p99 = await Promise.race([read(), writes.then(() => Number.NaN)])
      writing.stop()
      written.push((await writes).perSecond)
      if (Number.isNaN(p99)) throw new Error('the writer had too little to do')
      await settle(service)
      return p99
    }
    const pair = await takeTurns(rounds, readBesideWrites, read)
    return [
      {
        what: 'p99 of reading',
        baselineIs: 'the same GETs alone',
        unit: 'ms',
        ...pair,
        better: 'less',
        floor: 5,
        goal: 3,
        notes: [`${Math.round(Math.min(...written))} writes a second or more beside it`],
      },
    ]
  },
}
