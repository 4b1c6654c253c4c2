import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { makeDataFolder } from '../data/data-set.ts'
import { openScratch } from '../folders.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { startAuthority } from '../service/authority.ts'
import { startService } from '../service/start-service.ts'

const settled = 1_000
/** Starts per round; a single one is short. */
const times = 3

/** Row 8: start time, in multiples of a bare Node start. */
export const start: Row = {
  number: 8,
  title: 'accredit serve on an existing data folder, until /readyz',
  async measure({ rounds }) {
    using scratch = openScratch()
    using authority = await startAuthority()
    const data = await makeDataFolder(join(scratch.path, 'data'), { settled })
    const pair = await takeTurns(
      rounds * times,
      async () => {
        const started = performance.now()
        await using service = await startService({ data, authority })
        const { status } = await fetch(`${service.url}/readyz`)
        if (status !== 200) throw new Error(`/readyz answers ${status}`)
        return performance.now() - started
      },
      async () => {
        const started = performance.now()
        await once(spawn(process.execPath, ['-e', '0'], { env: {} }), 'exit')
        return performance.now() - started
      },
    )
    return [
      {
        what: 'start',
        baselineIs: 'node -e 0',
        unit: 'ms',
        ...pair,
        better: 'less',
        floor: 15,
        goal: 8,
      },
    ]
  },
}
