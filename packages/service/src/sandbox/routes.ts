import { isGuid } from '@accredit/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readDuration } from '../config/read-duration.ts'
import { refuse } from '../rules/refusal.ts'
import type { SandboxClock } from './clock.ts'
import type { Faults } from './faults.ts'
import { registerJournal, type JournalControls } from './journal-routes.ts'
import { readCount } from './read-count.ts'
import { mostFaults, readFaults, readOneFault, showFaultState } from './read-faults.ts'
import { readJsonObject, sandboxRule } from './read-json-object.ts'
import type { Snapshot } from './snapshots.ts'
import type { showVerdicts } from './verdicts.ts'

/** Limit of the clock's advance, in milliseconds: dates have an end, and nothing works beyond it. */
const farthest = 100 * 365 * 86_400_000

/** Functions behind the sandbox's own routes. */
export interface SandboxControls extends JournalControls {
  readonly clock: SandboxClock
  /**
   * Puts the clock ahead for good: it is still ahead after a restart.
   * @param change computes the milliseconds ahead of the real clock from those so far
   */
  putAhead(change: (ahead: number) => number): Promise<void>
  /** Starts again with the well-known data, the real time, no faults and unused limits. */
  reset(): Promise<void>
  readonly listVerdicts: () => ReturnType<typeof showVerdicts>
  /**
   * Lets the verdict of a case be due at once, and waits for it.
   * @throws Refused InvalidRequestInput for a case that waits for none
   */
  readonly hastenVerdict: (caseId: string) => Promise<void>
  /** Puts the present state aside. */
  takeSnapshot(): Promise<Snapshot>
  /** Puts a state back: data and clock. Answers false where there is no such snapshot. */
  restoreSnapshot(id: string): Promise<boolean>
  readonly faults: Faults
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
  const { clock, faults } = controls
  const showClock = () => ({
    now: new Date(clock.now()).toISOString(),
    aheadByMilliseconds: clock.offset(),
  })
  const showFaults = () => ({ faults: faults.list().map(showFaultState) })
  await app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request) => refuseOtherSites(request))
      scope.get('/clock', showClock)
      scope.post('/clock', async (request) => {
        await controls.putAhead(readClockChange(request.body, clock))
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
      scope.post('/faults', async (request, reply) => {
        const fault = readOneFault(request.body)
        if (faults.list().length >= mostFaults) {
          const rule = sandboxRule(`at most ${mostFaults} are in force at once`)
          refuse('InvalidRequestInput', { field: 'faults', value: String(mostFaults), rule })
        }
        faults.add(fault)
        return reply.code(201).send(showFaults())
      })
      scope.delete('/faults', async (_request, reply) => {
        faults.replace([])
        return reply.code(204).send()
      })
      registerJournal(scope, controls)
      scope.get('/verdicts', () => controls.listVerdicts())
      scope.post<{ Params: { caseId: string } }>('/verdicts/:caseId', async (request, reply) => {
        const { caseId } = request.params
        if (!isGuid(caseId)) {
          const rule = sandboxRule('it must be the id of a case')
          refuse('InvalidRequestInput', { field: 'caseId', value: `"${caseId}"`, rule })
        }
        await controls.hastenVerdict(caseId.toLowerCase())
        return reply.code(204).send()
      })
      scope.post('/snapshots', async (_request, reply) =>
        reply.code(201).send(showSnapshot(await controls.takeSnapshot())),
      )
      scope.post<{ Params: { snapshotId: string } }>(
        '/snapshots/:snapshotId/restore',
        async (request, reply) => {
          const { snapshotId } = request.params
          if (await controls.restoreSnapshot(snapshotId)) return reply.code(204).send()
          const rule = sandboxRule('it must be a snapshot that was taken since the sandbox started')
          return refuse('InvalidRequestInput', {
            field: 'snapshotId',
            value: `"${snapshotId}"`,
            rule,
          })
        },
      )
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

function showSnapshot({ id, takenAt }: Snapshot) {
  return { id, takenAt: new Date(takenAt).toISOString() }
}

/** Reads a change of the clock, `{"advance":"PT72H"}` or `{"to":"2027-01-31T00:00:00Z"}`. */
function readClockChange(body: unknown, clock: SandboxClock): (ahead: number) => number {
  const options = { known: ['advance', 'to'], example: '{"advance":"PT72H"}' }
  return readJsonObject(body, options, (fields) => {
    const [advance, to] = [fields.text('advance'), fields.text('to')]
    if (to !== undefined && advance === undefined) {
      const wanted = /^\d{4}-\d\d-\d\d/.test(to) ? Date.parse(to) : Number.NaN
      const further = wanted - clock.now()
      if (further >= 0 && clock.offset() + further <= farthest) return (ahead) => ahead + further
      fields.refuse('to', sandboxRule('it must be an ISO 8601 time, later than the clock'))
      return (ahead) => ahead
    }
    if (to !== undefined) fields.refuse('to', sandboxRule('it does not go with "advance"'))
    fields.require('advance')
    const milliseconds = readDuration(advance ?? '')
    if (milliseconds !== undefined && clock.offset() + milliseconds <= farthest) {
      return (ahead) => ahead + milliseconds
    }
    const rule =
      'it must be an ISO 8601 duration such as PT72H or P3D, never negative, and the clock may be ahead by 100 years'
    fields.refuse('advance', sandboxRule(rule))
    return (ahead) => ahead
  })
}
