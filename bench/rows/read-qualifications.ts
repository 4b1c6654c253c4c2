import { startLoad } from '../load/start-load.ts'
import { makeReads } from '../load/make-calls.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { openGround, readAnswers, startBareReads } from '../service/open-ground.ts'
import { busyNote } from './busy-note.ts'

const settled = 100_000
const connections = 64
/** Many short rounds instead of few long ones, since background load changes within seconds. */
const slices = 4

/** Row 1: share of a bare server's rate that remains with everything that a read needs. */
export const readQualifications: Row = {
  number: 1,
  title: 'GET qualifications, signed in, validated and read from the store, 10⁵ customers',
  async measure({ rounds, seconds, node }) {
    await using ground = await openGround({ settled, node })
    await using bare = await startBareReads()
    await using load = startLoad()
    const calls = makeReads(settled)
    const busy: number[] = []
    const run = async (url: string) => {
      const how = { kind: 'seconds', seconds: seconds / slices } as const
      const { tokens } = ground
      const result = await load.run({ url, calls, tokens, answers: readAnswers, connections, how })
      busy.push(result.busy)
      return result.perSecond
    }
    const pair = await takeTurns(
      rounds * slices,
      () => run(ground.service.url),
      () => run(bare.url),
    )
    return [
      {
        what: 'rate',
        baselineIs: 'bare node:http, the same bytes',
        unit: 'calls/s',
        ...pair,
        better: 'more',
        floor: 0.45,
        goal: 0.6,
        notes: busyNote(busy),
      },
    ]
  },
}
