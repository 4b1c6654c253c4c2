import { METHODS } from 'node:http'
import { headers } from '@accredit/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../rules/refusal.ts'
import { readWantedSandbox } from './read-wanted-sandbox.ts'
import { refuseOtherSites } from './refuse-other-sites.ts'
import type { NamedSandbox, Sandboxes } from './sandboxes.ts'

const prefix = '/sandbox/v1/sandboxes'

/**
 * Adds the routes that create and remove named sandboxes, and refuses calls under an unknown name.
 */
export async function registerNames(app: FastifyInstance, sandboxes: Sandboxes): Promise<void> {
  await app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request) => {
        refuseOtherSites(request)
        // A sandbox that removes itself would wait for its own answer.
        if (request.instance === sandboxes.home) return
        refuse('NotFound', { what: `${request.method} ${request.url} of a named sandbox` })
      })
      scope.get('', () => ({ sandboxes: sandboxes.list().map(show) }))
      scope.post('', async (request, reply) => {
        const wanted = readWantedSandbox(request.body)
        const made = await sandboxes.create(wanted)
        void reply.code(201).header(headers.location, `${prefix}/${made.name}`)
        return show(made)
      })
      scope.get('/:name', (request) => {
        const name = nameOf(request)
        return show(sandboxes.find(name) ?? refuse('SandboxMissing', { name }))
      })
      scope.delete('/:name', async (request, reply) => {
        const name = nameOf(request)
        if (!(await sandboxes.remove(name))) refuse('SandboxMissing', { name })
        return reply.code(204).send()
      })
      done()
    },
    { prefix },
  )
  for (const url of ['/s/:name', '/s/:name/*']) {
    app.route({
      method: METHODS.filter((method) => app.supportedMethods.includes(method)),
      url,
      exposeHeadRoute: false,
      onRequest: async (request) => {
        refuse('SandboxMissing', { name: nameOf(request) })
      },
      handler: async () => undefined,
    })
  }
}

function nameOf({ params }: FastifyRequest): string {
  return (params as { name: string }).name.toLowerCase()
}

function show({ createdAt, idle, ...rest }: NamedSandbox) {
  return { ...rest, createdAt: new Date(createdAt).toISOString(), idle: `PT${idle / 1000}S` }
}
