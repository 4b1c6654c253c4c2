import type { AddCommand } from '../command-run.ts'
import { addConnectionOptions, connect, type ConnectionOptions } from '../connect.ts'
import { forwardEvents } from '../forward-events.ts'
import { openListenSecret } from '../listen-secret.ts'
import { readEventTypes, readForwardUrl } from '../read-event-arguments.ts'

interface ListenOptions extends ConnectionOptions {
  readonly forwardTo: string
  readonly events?: readonly string[]
}

/** `accredit listen`: forwards events to a local address, as a webhook would receive them. */
export const addListen: AddCommand = (program, perform) => {
  const command = program
    .command('listen')
    .requiredOption('--forward-to <address>', '', readForwardUrl)
    .option('--events <types>', '', readEventTypes)
  addConnectionOptions(command).action(({ forwardTo, events, ...options }: ListenOptions) =>
    perform(command, async (run) => {
      const { partner, target } = await connect(run, options)
      const { tenantId, id = '' } = await partner.insight.me({ signal: run.runtime.stop })
      const secret = await openListenSecret(run.runtime, `${target.baseUrl} ${tenantId} ${id}`)
      await forwardEvents(run, partner, { url: forwardTo, types: events, secret })
    }),
  )
}
