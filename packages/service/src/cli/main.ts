import { CommanderError } from 'commander'
import type { Perform } from './command-run.ts'
import { exitCodes, type Ending } from './exit-codes.ts'
import { endingOf } from './failure.ts'
import { openOutput } from './output.ts'
import { buildProgram } from './program.ts'
import { reportError } from './report-error.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Runs the command line.
 * @param args what stands behind the program's name
 * @returns the exit code; an error was told by then
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let ending: Ending = 'done'
  const perform: Perform = async (command, work) => {
    const output = openOutput(surroundings, command.optsWithGlobals())
    ending = (await work({ surroundings, output })) ?? 'done'
  }
  const program = buildProgram(surroundings, perform)
  try {
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
    return exitCodes[ending]
  } catch (error) {
    if (surroundings.stop.aborted) return codeOfSignal(surroundings.stop.reason)
    // The parser has already printed what it refused; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage
    reportError(error, surroundings, program.opts()['verbose'] === true)
    return exitCodes[endingOf(error)]
  }
}

function codeOfSignal(reason: unknown): number {
  return reason === 'SIGTERM' ? 143 : 130
}
