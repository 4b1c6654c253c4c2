import type { BulkProgress } from '@accredit/client'
import type { CommandRun } from '../command-run.ts'
import type { Progress } from '../progress.ts'

/** Progress of a bulk run on standard error. */
export interface BulkDisplay {
  readonly show: (progress: BulkProgress) => void
  end(): void
}

const cells = 24
/** Milliseconds between two lines without a terminal, and between two JSON events. */
const lineMs = 5_000
const eventMs = 1_000

/**
 * Shows the progress of a bulk run: a bar on a terminal, otherwise a line at an interval; with
 * --json one object a line.
 */
export function showProgress({ runtime, output, speech }: CommandRun): BulkDisplay {
  const { formats, words } = speech
  const { bulk } = words
  const isTerminal = runtime.stderr.isTTY === true && runtime.environment['TERM'] !== 'dumb'
  let bar: Progress | undefined
  let toldAt = -Infinity
  let phase: string | undefined

  const textOf = (progress: BulkProgress): string => {
    const { done, of, requestsPerMinute, leftMs } = progress
    const filled = of === 0 ? cells : Math.round((done / of) * cells)
    const shape = '█'.repeat(filled) + '░'.repeat(cells - filled)
    const count = (name: 'accepted' | 'refused' | 'inReview' | 'approved' | 'denied') =>
      progress[name] > 0 ? `${formats.number(progress[name])} ${bulk.outcomes[name]}` : ''
    const isFollowing = progress.phase === 'following'
    const isSending = progress.phase === 'sending'
    return [
      `${bulk.phases[progress.phase]} ${isTerminal ? `${shape} ` : ''}${formats.number(done)}/${formats.number(of)}`,
      requestsPerMinute === null
        ? ''
        : bulk.rate({ perMinute: Math.round(requestsPerMinute) }, formats),
      isSending || isFollowing ? count('accepted') : '',
      isSending ? count('refused') : '',
      isFollowing ? count('inReview') : '',
      isFollowing ? count('approved') : '',
      isFollowing ? count('denied') : '',
      leftMs === undefined || done >= of ? '' : bulk.left({ time: formats.duration(leftMs) }),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  }

  function end(): void {
    bar?.end()
    bar = undefined
  }

  return {
    end,
    show(progress) {
      const isNew = progress.phase !== phase
      if (isNew && progress.phase === 'resolving') tellChanged(progress)
      phase = progress.phase
      const now = performance.now()
      const pause = output.json ? eventMs : isTerminal ? 0 : lineMs
      const isLast = progress.done === progress.of
      if (!isNew && !isLast && now - toldAt < pause) return
      toldAt = now
      if (output.json) runtime.stderr.write(`${JSON.stringify(progress)}\n`)
      else if (phase === 'done') end()
      else if (progress.of > 0) {
        const text = textOf(progress)
        if (bar) bar.update(text)
        else bar = output.progress(text)
      }
    },
  }

  function tellChanged({ changed }: BulkProgress): void {
    if (!output.json && changed) output.note(bulk.changed(changed, formats))
  }
}
