import type { FastifyInstance, FastifyRequest } from 'fastify'
import { registerIssuer } from '../identity/issuer/routes.ts'
import { guardHost } from './guard-host.ts'
import { injectFaults } from './inject-faults.ts'
import { registerNames } from './name-routes.ts'
import { recordJournal } from './record-journal.ts'
import { registerSandbox } from './routes.ts'
import type { Sandboxes } from './sandboxes.ts'

/** Binds once what all sandboxes of the process share: sign-in, controls, faults and journal. */
export async function bindSandbox(
  app: FastifyInstance,
  options: {
    readonly sandboxes: Sandboxes
    /** The address that the process listens on. */
    readonly host: string
    readonly publicUrl: () => string
  },
): Promise<void> {
  const { host, publicUrl, sandboxes } = options
  // A getter: calls that are rejected before any hook runs are recorded, too.
  app.decorateRequest('sandbox', {
    getter(this: FastifyRequest) {
      return sandboxes.partsOf(this.instance)
    },
  })
  guardHost(app, host, publicUrl)
  app.addHook('onRequest', (request, reply, done) => {
    const leave = sandboxes.enter(request.instance)
    if (leave) reply.raw.once('close', leave)
    done()
  })
  injectFaults(app)
  recordJournal(app)
  await registerIssuer(app, (request) => sandboxes.issuerOf(request.instance))
  await registerSandbox(app)
  await registerNames(app, sandboxes)
}
