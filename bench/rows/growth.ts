import { makeReads, makeRequests } from '../load/make-calls.ts'
import { startLoad, type Load } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Line, Row } from '../row.ts'
import { openGround, readAnswers, requestAnswers, type Ground } from '../service/open-ground.ts'
import { settle } from '../service/settle.ts'

const small = 1_000
const connections = 64
const perRound = 8_000

const marks = { better: 'more', floor: 0.7, goal: 0.9, unit: 'calls/s' } as const

/** Row 7: share of the rate that remains with a thousand times as much data. */
export const growth: Row = {
  number: 7,
  title: 'rows 1 and 3 at 10⁶ customers with 2·10⁶ qualifications',
  async measure({ rounds, seconds, scale, customers, tell }) {
    const amount = Math.round(perRound * scale)
    const applicants = amount * (rounds + 1)
    tell('  (the large data set takes some minutes when it is made for the first time)')
    const baselineIs = `the same at 10³, and ${applicants} who ask on both sides`

    const read = async (load: Load, ground: Ground, settled: number) => {
      const how = { kind: 'seconds', seconds } as const
      const { service, tokens } = ground
      const calls = makeReads(settled)
      const job = { url: service.url, calls, tokens, answers: readAnswers, connections, how }
      return (await load.run(job)).perSecond
    }
    const ask = async (load: Load, { service, tokens }: Ground, round: number) => {
      const calls = makeRequests(round * amount, (round + 1) * amount)
      const how = { kind: 'once' } as const
      const job = { url: service.url, calls, tokens, answers: requestAnswers, connections, how }
      const { perSecond } = await load.run(job)
      await settle(service)
      return perSecond
    }

    const lines: Line[] = []
    {
      await using grown = await openGround({ settled: customers })
      await using young = await openGround({ settled: small })
      await using load = startLoad()
      const pair = await takeTurns(
        rounds,
        () => read(load, grown, customers),
        () => read(load, young, small),
      )
      lines.push({ what: 'GET', baselineIs: 'the same at 10³', ...marks, ...pair })
    }
    {
      await using grown = await openGround({ settled: customers, applicants })
      await using young = await openGround({ settled: small, applicants })
      await using load = startLoad()
      const pair = await takeTurns(
        rounds,
        (round) => ask(load, grown, round),
        (round) => ask(load, young, round),
      )
      lines.push({ what: 'POST', baselineIs, ...marks, ...pair })
    }
    return lines
  },
}
