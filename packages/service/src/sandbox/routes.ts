import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readDuration } from '../config/read-duration.ts'
import { refuse } from '../rules/refusal.ts'
import type { SandboxClock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import { readCount } from './read-count.ts'
import { readFaults, showFault } from './read-faults.ts'
import { readJournalFilter } from './read-journal-filter.ts'
import { readJsonObject, sandboxRule } from './read-json-object.ts'
import { showExchange } from './show-exchange.ts'

/** Limit of the clock's advance, in milliseconds: dates have an end, and nothing works beyond it. */
const farthest = 100 * 365 * 86_400_000

/** Functions behind the sandbox's own routes. */
export interface SandboxControls {
  readonly clock: SandboxClock
  /** Puts the clock ahead for good: it is still ahead after a restart. */
  advance(milliseconds: number): Promise<void>
  /** Starts again with the well-known data. */
  reset(): Promise<void>
  readonly faults: Faults
  /** Absent where nothing is kept. */
  readonly journal: Journal | undefined
  /** Adds made-up customers to the partner who calls. */
  addCustomers(
    request: FastifyRequest,
    wanted: { count: number; seed: number },
  ): Promise<Readonly<Record<string, unknown>>>
}

/**
 * Adds `/sandbox/v1`. Only adding customers asks for a token, since it has to know for whom: whoever
 * reaches a sandbox may use it, but a page of another site must not, so a browser's cross-site request
 * is refused.
 */
export async function registerSandbox(
  app: FastifyInstance,
  controls: SandboxControls,
): Promise<void> {
  const { clock, faults, journal } = controls
  const showClock = () => ({
    now: new Date(clock.now()).toISOString(),
    aheadByMilliseconds: clock.offset(),
  })
  const showFaults = () => ({ faults: faults.list().map(showFault) })
  await app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request) => refuseOtherSites(request))
      scope.get('/clock', showClock)
      scope.post('/clock', async (request) => {
        await controls.advance(readAdvance(request.body, clock.offset()))
        return showClock()
      })
      scope.post('/reset', async (_request, reply) => {
        await controls.reset()
        return reply.code(204).send()
      })
      scope.get('/faults', showFaults)
      scope.put('/faults', (request) => {
        faults.replace(readFaults(request.body))
        return showFaults()
      })
      scope.get('/journal', (request) => {
        const filter = readJournalFilter(request.url)
        return { entries: (journal?.find(filter) ?? []).map(showExchange) }
      })
      scope.post('/customers', async (request, reply) => {
        const added = await controls.addCustomers(request, readCount(request.body))
        return reply.code(201).send(added)
      })
      done()
    },
    { prefix: '/sandbox/v1' },
  )
}

function refuseOtherSites(request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (origin === undefined) return
  if (URL.parse(origin)?.host === host) return
  refuse('SiteNotAllowed', { site: origin })
}

function readAdvance(body: unknown, ahead: number): number {
  return readJsonObject(body, { known: ['advance'], example: '{"advance":"PT72H"}' }, (fields) => {
    fields.require('advance')
    const milliseconds = readDuration(fields.text('advance') ?? '')
    if (milliseconds !== undefined && ahead + milliseconds <= farthest) return milliseconds
    const rule =
      'it must be an ISO 8601 duration such as PT72H or P3D, never negative, and the clock may be ahead by 100 years'
    fields.refuse('advance', sandboxRule(rule))
    return 0
  })
}
