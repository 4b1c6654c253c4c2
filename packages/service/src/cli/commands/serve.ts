import { rmSync, renameSync, writeFileSync } from 'node:fs'
import { lockPatience } from '../../config/lock-patience.ts'
import { StoreInUse } from '../../store/in-use.ts'
import type { AddCommand } from '../command-run.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { fileFailure } from '../file-failure.ts'
import type { Runtime } from '../runtime.ts'
import { addServiceOptions, readServiceConfig } from '../service-options.ts'
import { tellWait } from '../tell-wait.ts'
import { untilStopped } from '../until-stopped.ts'

/** Options for scripts that start a service. */
interface ScriptOptions {
  readonly readyFile?: string
  readonly exitWithStdin?: boolean
}

/** `accredit serve`: runs the service until stopped. */
export const addServe: AddCommand = (program, perform) => {
  const command = program.command('serve').option('--ready-file <file>').option('--exit-with-stdin')
  addServiceOptions(command).action((flags: Record<string, unknown> & ScriptOptions) =>
    perform(command, async ({ runtime, output, speech }) => {
      const { exitWithStdin, readyFile } = flags
      const config = await readServiceConfig(flags, runtime.environment)
      // Loaded here, because no other command needs the server.
      const { startService } = await import('../../service.ts')
      const { describeReady, readyText } = await import('../ready.ts')
      const { stop } = runtime
      const onWait = tellWait({ output, speech }, lockPatience(config))
      const running = await startService(config, { onWait, stop }).catch((error: unknown) => {
        if (error instanceof StoreInUse && stop.aborted) return undefined
        throw explainStartFailure(error, config)
      })
      if (!running) return
      try {
        const ready = describeReady(config, running)
        if (readyFile !== undefined) writeReadyFile(readyFile, ready)
        output.value(ready, (style) => readyText(ready, style, speech))
        const ends = [untilStopped(stop), ...(exitWithStdin ? [untilEnd(runtime.stdin)] : [])]
        await Promise.race(ends)
      } finally {
        if (readyFile !== undefined) rmSync(readyFile, { force: true })
        await running.stop()
      }
    }),
  )
}

/** Writes a file atomically. */
function writeReadyFile(file: string, ready: object): void {
  const unfinished = `${file}.${process.pid}`
  try {
    writeFileSync(unfinished, `${JSON.stringify(ready, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(unfinished, file)
  } catch (error) {
    throw fileFailure('FileUnwritable', file, error)
  }
}

/** Waits for the end of the input, ignoring its content. */
async function untilEnd(stdin: Runtime['stdin']): Promise<void> {
  for await (const _ of stdin) continue
}
