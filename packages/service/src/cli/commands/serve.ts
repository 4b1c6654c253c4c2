import { lockPatience } from '../../config/lock-patience.ts'
import { StoreInUse } from '../../store/in-use.ts'
import type { AddCommand } from '../command-run.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { addServiceOptions, readServiceConfig } from '../service-options.ts'
import { tellWait } from '../tell-wait.ts'
import { untilStopped } from '../until-stopped.ts'

/** `accredit serve`: runs the service until it is told to stop. */
export const addServe: AddCommand = (program, perform) => {
  const command = program.command('serve')
  addServiceOptions(command).action((flags: Record<string, unknown>) =>
    perform(command, async ({ runtime, output, speech }) => {
      const config = await readServiceConfig(flags, runtime.environment)
      // Loaded here, because no other command needs what a server needs.
      const { startService } = await import('../../service.ts')
      const { describeReady, readyText } = await import('../ready.ts')
      const { stop } = runtime
      const onWait = tellWait(output, lockPatience(config))
      const running = await startService(config, { onWait, stop }).catch((error: unknown) => {
        if (error instanceof StoreInUse && stop.aborted) return undefined
        throw explainStartFailure(error, config)
      })
      if (!running) return
      const ready = describeReady(config, running)
      output.value(ready, (style) => readyText(ready, style, speech.words))
      await untilStopped(stop)
      await running.stop()
    }),
  )
}
