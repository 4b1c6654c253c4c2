import { fileURLToPath } from 'node:url'
import { startNode } from '../measure/start-process.ts'
import type { LoadJob, LoadMessage, LoadReply, LoadResult } from './messages.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** A load generator that waits for jobs. */
export interface Load extends AsyncDisposable {
  /**
   * Runs one job.
   * @param onFlowing called on the first answer
   * @throws when an answer was wrong or missing, which voids the measurement
   */
  run(job: LoadJob, onFlowing?: () => void): Promise<LoadResult>
  /** Ends the job early; its result covers what was done. */
  stop(): void
}

/** Starts a load generator in its own process. */
export function startLoad(): Load {
  const generator = startNode(['--conditions=source', '--max-old-space-size=4096', main], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    async run(job, onFlowing) {
      let reply = (await generator.ask({ kind: 'run', job } satisfies LoadMessage)) as LoadReply
      while (reply.kind === 'flowing') {
        onFlowing?.()
        reply = (await generator.hear()) as LoadReply
      }
      if (reply.kind === 'failed') throw new Error(reply.fault)
      return reply.result
    },
    stop() {
      generator.child.send({ kind: 'stop' } satisfies LoadMessage)
    },
    [Symbol.asyncDispose]: () => generator[Symbol.asyncDispose](),
  }
}
