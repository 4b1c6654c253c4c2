import { setTimeout as sleep } from 'node:timers/promises'
import { startBare } from '../bare/start-bare.ts'
import { makeRequests } from '../load/make-calls.ts'
import { startLoad } from '../load/start-load.ts'
import { residentBytes } from '../measure/start-process.ts'
import type { Row } from '../row.ts'
import { openGround, requestAnswers } from '../service/open-ground.ts'

const settled = 100_000
const connections = 64
const perRound = 16_000
/** Milliseconds after a start until the process is idle. */
const calm = 3_000

/** Row 11: memory of the service, idle and under write load. */
export const memory: Row = {
  number: 11,
  title: 'resident memory',
  async measure({ rounds, scale }) {
    const amount = Math.round(perRound * scale)
    const hello: number[] = []
    const idle: number[] = []
    const loaded: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      {
        await using bare = await startBare('hello.ts')
        await fetch(bare.url)
        await sleep(calm)
        hello.push(residentBytes(bare.pid))
      }
      await using ground = await openGround({ settled, applicants: amount })
      await using load = startLoad()
      const { service, tokens } = ground
      await sleep(calm)
      idle.push(residentBytes(service.pid))
      let most = 0
      const watching = setInterval(() => (most = Math.max(most, residentBytes(service.pid))), 50)
      await load.run({
        url: service.url,
        calls: makeRequests(0, amount),
        tokens,
        answers: requestAnswers,
        connections,
        how: { kind: 'once' },
      })
      clearInterval(watching)
      loaded.push(most)
    }
    const inMegabytes = (bytes: number) => bytes / 1e6
    const common = {
      baselineIs: 'Fastify that says hello, idle',
      unit: 'MB',
      baseline: hello.map(inMegabytes),
      better: 'less',
    } as const
    return [
      { what: 'idle', ...common, ours: idle.map(inMegabytes), floor: 2, goal: 1.5 },
      { what: 'under row 3’s load', ...common, ours: loaded.map(inMegabytes), floor: 5, goal: 3 },
    ]
  },
}
