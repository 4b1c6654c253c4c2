import { fileURLToPath } from 'node:url'
import { makeReads } from '../load/make-calls.ts'
import { startNode } from '../measure/start-process.ts'
import type { Row } from '../row.ts'
import { openGround } from '../service/open-ground.ts'
import type { CallerJob, CallerTimes } from './client-caller.ts'

const settled = 1_000
const caller = fileURLToPath(new URL('client-caller.ts', import.meta.url))

/** Row 9: overhead that the client adds to a call. */
export const clientCall: Row = {
  number: 9,
  title: 'the client: one call over keep-alive',
  async measure({ rounds, scale }) {
    await using ground = await openGround({ settled })
    const [call] = makeReads(settled, 1)
    if (!call) throw new Error('there is nothing to read')
    await using calling = startNode(['--conditions=source', caller], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const job: CallerJob = {
      url: ground.service.url,
      token: ground.tokens[call.token] ?? '',
      customerId: call.path.split('/')[3] ?? '',
      rounds,
      calls: Math.round(4_000 * scale),
    }
    const { ours, baseline, limited } = (await calling.ask(job)) as CallerTimes
    const common = { unit: 'µs', ours, better: 'less' } as const
    return [
      {
        what: 'one call',
        ...common,
        baseline,
        baselineIs: 'global fetch of the same request, read as JSON',
        floor: 1.3,
        goal: 1.1,
      },
      {
        what: 'one call, against fetch with a time limit',
        ...common,
        baseline: limited,
        baselineIs: 'the same fetch with AbortSignal.timeout',
      },
    ]
  },
}
