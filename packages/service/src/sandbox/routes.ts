import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readDuration } from '../read-duration.ts'
import { refuse } from '../rules/refusal.ts'
import type { SandboxClock } from './clock.ts'

/** How far the clock may be ahead, in milliseconds: dates have an end, and nothing works beyond it. */
const farthest = 100 * 365 * 86_400_000

/** What the sandbox's own routes do. */
export interface SandboxControls {
  readonly clock: SandboxClock
  /** Puts the clock ahead for good: it is still ahead after a restart. */
  advance(milliseconds: number): Promise<void>
  /** Starts again with the well-known data. */
  reset(): Promise<void>
}

/**
 * Adds `/sandbox/v1`. It asks for no token: whoever reaches a sandbox may use it, but a page of
 * another site must not, so a browser's cross-site request is refused.
 */
export async function registerSandbox(
  app: FastifyInstance,
  controls: SandboxControls,
): Promise<void> {
  const { clock } = controls
  const showClock = () => ({
    now: new Date(clock.now()).toISOString(),
    aheadByMilliseconds: clock.offset(),
  })
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
      done()
    },
    { prefix: '/sandbox/v1' },
  )
}

function refuseOtherSites(request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (origin === undefined) return
  const own = URL.canParse(origin) && new URL(origin).host === host
  if (!own) refuse('AccessDenied', { reason: `the page at ${origin} may not use this sandbox` })
}

function readAdvance(body: unknown, ahead: number): number {
  const rule = 'it must be a JSON object such as {"advance":"PT72H"}'
  const text = typeof body === 'string' ? body : ''
  let advance: unknown
  try {
    advance = (JSON.parse(text) as { advance?: unknown } | null)?.advance
  } catch {
    return refuse('InvalidRequestInput', { field: 'body', value: 'not JSON', rule })
  }
  const milliseconds = typeof advance === 'string' ? readDuration(advance) : undefined
  if (milliseconds !== undefined && ahead + milliseconds <= farthest) return milliseconds
  const value = typeof advance === 'string' ? `"${advance}"` : 'missing or no text'
  const duration =
    'it must be an ISO 8601 duration such as PT72H or P3D, never negative, and the clock may be ahead by 100 years'
  return refuse('InvalidRequestInput', { field: 'advance', value, rule: duration })
}
