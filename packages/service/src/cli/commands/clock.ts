import type { SandboxClock } from '@accredit/client'
import type { Command } from 'commander'
import type { AddCommand, CommandRun, Perform } from '../command-run.ts'
import { addSandboxWork } from '../connect-sandbox.ts'
import { readMoment } from '../read-moment.ts'
import { readTime } from '../read-time.ts'

interface ClockOptions {
  readonly advance?: number
  readonly to?: Date
}

/** `accredit clock`: the short form of `accredit sandbox clock`. */
export const addClock: AddCommand = (program, perform) =>
  addClockWork(program.command('clock'), perform)

/** Adds the command that shows a sandbox's clock and moves it forward. */
export function addClockWork(named: Command, perform: Perform): void {
  const command = named
    .option('--advance <time>', '', readTime)
    .option('--to <date>', '', readMoment)
  addSandboxWork<ClockOptions>(
    command,
    perform,
    async ({ controls, output, speech }, { advance, to }) => {
      if (advance !== undefined) await controls.advance(`PT${advance / 1000}S`)
      if (to !== undefined) await controls.setTime(to)
      showClock({ output, speech }, await controls.clock())
    },
  )
}

/** Prints a sandbox's clock. */
export function showClock(
  { output, speech }: Pick<CommandRun, 'output' | 'speech'>,
  clock: SandboxClock,
): void {
  const ahead = clock.aheadByMilliseconds
  output.fields(clock, [
    ['now', speech.formats.date(clock.now)],
    ['aheadBy', ahead === 0 ? speech.words.notes.notAhead : speech.formats.duration(ahead)],
  ])
}
