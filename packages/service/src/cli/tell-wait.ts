import type { StoreInUse } from '../store/in-use.ts'
import { sayProblem } from '../words/problem.ts'
import type { CommandRun } from './command-run.ts'

/** Reports the process that a start waits for, and the longest wait in milliseconds. */
export function tellWait(
  { output, speech }: Pick<CommandRun, 'output' | 'speech'>,
  milliseconds: number,
): (holder: StoreInUse) => void {
  const { words, formats } = speech
  return ({ problem }) => {
    const [held] = sayProblem(problem, speech)
    output.note(words.notes.storeAwaited({ held, milliseconds }, formats))
  }
}
