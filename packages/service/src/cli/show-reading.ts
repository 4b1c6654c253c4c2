import type { ReportProgress } from '@accredit/client'
import type { CommandRun } from './command-run.ts'

/** Milliseconds between two lines where there is no terminal. */
const lineMs = 5_000

/** Shows the progress of reading customers on standard error. */
export function showReading({ runtime, output, speech }: CommandRun) {
  const { formats, words } = speech
  const isTerminal = runtime.stderr.isTTY === true && runtime.environment['TERM'] !== 'dumb'
  let shown: ReturnType<typeof output.progress> | undefined
  let toldAt = -Infinity
  return {
    show(progress: ReportProgress) {
      const now = performance.now()
      const { done, of } = progress
      if (done !== of && now - toldAt < (isTerminal ? 100 : lineMs)) return
      toldAt = now
      if (output.json) {
        runtime.stderr.write(`${JSON.stringify(progress)}\n`)
        return
      }
      const text = words.report.progress[progress.phase]({ done, of: of ?? done }, formats)
      const { requestsPerMinute: rate } = progress
      const left =
        rate !== null && of !== undefined && done < of
          ? ` · ${words.bulk.left({ time: formats.duration(((of - done) / rate) * 60_000) })}`
          : ''
      if (shown) shown.update(text + left)
      else shown = output.progress(text + left)
    },
    end: () => shown?.end(),
  }
}
