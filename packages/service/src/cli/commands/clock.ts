import { callSandbox } from '../call-sandbox.ts'
import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, type ConnectionOptions } from '../connect.ts'
import { writeDate } from '../format-text.ts'
import { readTime, writeTime } from '../read-time.ts'
import { resolveTarget } from '../target.ts'

interface ClockOptions extends ConnectionOptions {
  readonly advance?: number
}

interface SandboxClock {
  readonly now: string
  readonly aheadByMilliseconds: number
}

/** `accredit clock`: the clock of a sandbox, which can be put forward. */
export const addClock: AddCommand = (program, perform) => {
  const command = program.command('clock').option('--advance <time>', '', readTime)
  addConnectionOptions(command).action(({ advance, ...options }: ClockOptions) =>
    perform(command, async ({ runtime, output }) => {
      const target = resolveTarget(options, runtime.environment)
      const body = advance === undefined ? undefined : { advance: `PT${advance / 1000}S` }
      const clock = (await callSandbox(runtime, target, 'clock', body)) as SandboxClock
      const ahead = clock.aheadByMilliseconds
      output.fields(clock, [
        ['now', writeDate(clock.now)],
        ['aheadBy', ahead === 0 ? 'nothing' : writeTime(ahead)],
      ])
    }),
  )
}
