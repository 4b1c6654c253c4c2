import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { testing } from '../service/install.ts'

/** Starts per round; a single one is short. */
const times = 3

/** Row 15: start and reset time of a sandbox inside a test process. */
export const embeddedSandbox: Row = {
  number: 15,
  title: 'a sandbox inside a process of tests',
  async measure({ rounds }) {
    const resets: number[] = []
    const starts = await takeTurns(
      rounds * times,
      async (round) => {
        const { start, reset = 0 } = run('../service/time-sandbox.ts', testing)
        if (round > 0) resets.push(reset)
        return start
      },
      async () => run('../bare/time-fastify.ts').start,
    )
    const common = {
      baselineIs: 'import and start of a bare Fastify',
      unit: 'ms',
      baseline: starts.baseline,
      better: 'less',
    } as const
    return [
      { what: 'import, start and first answer', ...common, ours: starts.ours, floor: 6, goal: 3 },
      { what: 'reset', ...common, ours: resets, floor: 0.6, goal: 0.3 },
    ]
  },
}

/** Runs a file in its own Node process, which prints its times in milliseconds. */
function run(file: string, ...args: readonly string[]): { start: number; reset?: number } {
  const path = fileURLToPath(new URL(file, import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [path, ...args], { encoding: 'utf8' })) as {
    start: number
    reset?: number
  }
}
