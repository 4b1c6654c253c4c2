import { openSpeech, requireLanguage } from './open-speech.ts'
import { describeFault } from '../files/describe-fault.ts'
import { problem } from '../words/problem.ts'
import { CommanderError } from 'commander'
import type { Perform } from './command-run.ts'
import { exitCodes, type Ending } from './exit-codes.ts'
import { endingOf, Failure } from './failure.ts'
import { openOutput } from './output.ts'
import { buildProgram } from './program.ts'
import { reportError } from './report-error.ts'
import type { Runtime } from './runtime.ts'

/**
 * Runs the command line.
 * @param args arguments after the program's name
 * @returns the exit code; errors have been printed by then
 */
export async function main(args: readonly string[], runtime: Runtime): Promise<number> {
  let ending: Ending = 'done'
  const speech = await openSpeech(args, runtime.environment)
  const perform: Perform = async (command, work) => {
    requireLanguage(program.opts()['lang'])
    const output = openOutput(runtime, command.optsWithGlobals(), speech)
    ending = (await work({ runtime, output, speech })) ?? 'done'
  }
  const program = buildProgram(runtime, perform, speech)
  try {
    // A bare "npx accredit" starts a sandbox, as other emulators do.
    await program.parseAsync(args.length === 0 ? ['serve'] : args, { from: 'user' })
    return exitCodes[ending]
  } catch (error) {
    if (runtime.stop.aborted) return codeOfSignal(runtime.stop.reason)
    // The parser has already printed its error; help and version are not errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage
    reportError(error, runtime, { speech, verbose: program.opts()['verbose'] === true })
    return exitCodes[endingOf(error)]
  }
}

/** Reports on standard error that standard output cannot be written, such as a file on a full disk. */
export async function reportLostOutput(
  error: Error,
  args: readonly string[],
  runtime: Pick<Runtime, 'environment' | 'stderr'>,
): Promise<void> {
  const lost = problem('OutputUnwritable', { fault: describeFault(error) })
  const speech = await openSpeech(args, runtime.environment)
  reportError(new Failure('unexpected', lost, error), runtime, { speech, verbose: false })
}

function codeOfSignal(reason: unknown): number {
  return reason === 'SIGTERM' ? 143 : 130
}
