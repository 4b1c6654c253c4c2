// The load generator: a separate process that runs one job after the other.
import { runClosedLoop } from './closed-loop.ts'
import type { LoadMessage, LoadReply } from './messages.ts'
import { runOpenLoop } from './open-loop.ts'
import { openTally } from './tally.ts'

let current = new AbortController()

process.on('message', (message: LoadMessage) => {
  if (message.kind === 'stop') return current.abort()
  const { job } = message
  current = new AbortController()
  const tally = openTally(() => reply({ kind: 'flowing' }))
  const running =
    job.how.kind === 'rate' ? runOpenLoop(job, tally) : runClosedLoop(job, tally, current.signal)
  running.then(
    () => reply({ kind: 'done', result: tally.summarize() }),
    (error: unknown) => reply({ kind: 'failed', fault: String(error) }),
  )
})

function reply(message: LoadReply): void {
  process.send?.(message)
}

// The parent process has ended.
process.on('disconnect', () => process.exit())
