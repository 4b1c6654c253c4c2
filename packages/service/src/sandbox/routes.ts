import { brokenRule, isGuid, sandboxLimits } from '@accredit/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readDuration } from '../config/read-duration.ts'
import { admit } from '../identity/checks/admit.ts'
import { newId } from '../ids/new-id.ts'
import { refuse } from '../rules/refusal.ts'
import { findPartner } from '../store/queries/partners.ts'
import type { SandboxClock } from './clock.ts'
import type { SandboxParts } from './parts.ts'
import { registerJournal } from './journal-routes.ts'
import { readCount } from './read-count.ts'
import { readFaults, readOneFault, showFaultState } from './read-faults.ts'
import { readJsonObject } from './read-json-object.ts'
import { refuseOtherSites } from './refuse-other-sites.ts'
import { readSnapshot, requireEmbedded, writeSnapshot, type Snapshot } from './snapshots.ts'
import { readWantedEvent, type WantedEvent } from './trigger-event.ts'

/** Furthest that the clock can be ahead, in milliseconds. */
const farthest = sandboxLimits.clockYears * 365 * 86_400_000

/** Media type of a snapshot's file. Source: IANA's registry. */
const snapshotType = 'application/vnd.sqlite3'

/** Permitted callers where the sandbox acts for a partner: any of its users or applications. */
const ofPartner = { access: 'write', appOnly: true, roles: [], success: {} } as const

/**
 * Adds `/sandbox/v1`. Only adding customers and triggering events need a token, to identify the
 * partner: whoever can reach a sandbox may use it, except pages of other sites, so a browser's
 * cross-site requests are refused.
 */
export async function registerSandbox(app: FastifyInstance): Promise<void> {
  await app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request) => refuseOtherSites(request))
      scope.get('/clock', ({ sandbox }) => showClock(sandbox))
      scope.post('/clock', async ({ body, sandbox }) => {
        await sandbox.putAhead(readClockChange(body, sandbox.clock))
        return showClock(sandbox)
      })
      scope.post('/reset', async ({ sandbox }, reply) => {
        await sandbox.reset()
        return reply.code(204).send()
      })
      scope.get('/faults', ({ sandbox }) => showFaults(sandbox))
      scope.put('/faults', ({ body, sandbox }) => {
        sandbox.faults.replace(readFaults(body))
        return showFaults(sandbox)
      })
      scope.post('/faults', async ({ body, sandbox }, reply) => {
        const { faults } = sandbox
        const { faults: most } = sandboxLimits
        const fault = readOneFault(body)
        if (faults.list().length >= most) {
          const rule = brokenRule('FaultsAtOnce', { most })
          refuse('InvalidRequestInput', { field: 'faults', value: String(most), rule })
        }
        faults.add(fault)
        return reply.code(201).send(showFaults(sandbox))
      })
      scope.delete('/faults', async ({ sandbox }, reply) => {
        sandbox.faults.replace([])
        return reply.code(204).send()
      })
      registerJournal(scope)
      scope.get('/verdicts', ({ sandbox }) => sandbox.listVerdicts())
      scope.post('/verdicts/:caseId', async (request, reply) => {
        const { caseId } = request.params as { caseId: string }
        if (!isGuid(caseId)) {
          const rule = brokenRule('CaseId')
          refuse('InvalidRequestInput', { field: 'caseId', value: `"${caseId}"`, rule })
        }
        await request.sandbox.hastenVerdict(caseId.toLowerCase())
        return reply.code(204).send()
      })
      const file = { parseAs: 'buffer', bodyLimit: sandboxLimits.snapshotBytes } as const
      scope.addContentTypeParser(snapshotType, file, (_request, body, parsed) => parsed(null, body))
      scope.get('/snapshots', ({ sandbox }) => ({
        snapshots: sandbox.snapshots.list().map(showSnapshot),
      }))
      scope.get('/snapshots/:snapshotId', async (request, reply) => {
        const snapshot = findSnapshot(request)
        requireEmbedded(request.instance.service.store, 'snapshotId')
        const name = `accredit-${snapshot.id}.db`
        return reply
          .type(snapshotType)
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(await writeSnapshot(snapshot))
      })
      scope.post('/snapshots/load', async ({ body, instance, sandbox }, reply) => {
        requireEmbedded(instance.service.store, 'body')
        if (!Buffer.isBuffer(body)) {
          const rule = brokenRule('SnapshotSent', { type: snapshotType })
          return refuse('InvalidRequestInput', { field: 'body', value: 'no file', rule })
        }
        return reply.code(201).send(showSnapshot(sandbox.snapshots.keep(await readSnapshot(body))))
      })
      scope.post('/snapshots', async ({ sandbox }, reply) =>
        reply.code(201).send(showSnapshot(await sandbox.takeSnapshot())),
      )
      scope.post('/snapshots/:snapshotId/restore', async (request, reply) => {
        await request.sandbox.restore(findSnapshot(request))
        return reply.code(204).send()
      })
      scope.get('/event-authority', async ({ instance }, reply) => {
        const found = await instance.service.webhooks.registrations.findCertificate()
        const what = 'The authority of a certificate that the operator named'
        return reply
          .type('application/x-pem-file')
          .send(found?.authority ?? refuse('NotFound', { what }))
      })
      scope.post('/events', async (request, reply) => {
        const told = await triggerEvent(request, readWantedEvent(request.body))
        return reply.code(201).send(told)
      })
      scope.delete('/snapshots/:snapshotId', async (request, reply) => {
        request.sandbox.snapshots.remove(findSnapshot(request))
        return reply.code(204).send()
      })
      scope.post('/customers', async (request, reply) => {
        const added = await addCustomers(request, readCount(request.body))
        return reply.code(201).send(added)
      })
      done()
    },
    { prefix: '/sandbox/v1' },
  )
}

/** Identifies the partner of a caller, without requiring a role. */
async function admitPartner(operation: string, { headers, instance }: FastifyRequest) {
  const { border, service } = instance
  const { partnerId } = await admit({ operation, route: ofPartner, headers }, border)
  if (await findPartner(service.store.reader, partnerId)) return partnerId
  return refuse('AccessDenied', {
    reason: brokenRule('TokenTenantPartner', { tenantId: partnerId }),
  })
}

/** Emits an event for the calling partner. */
async function triggerEvent(request: FastifyRequest, wanted: WantedEvent) {
  const partnerId = await admitPartner('triggerEvent', request)
  return request.sandbox.triggerEvent({ ...wanted, partnerId, correlationId: newId() })
}

/** Adds generated customers to the calling partner. */
async function addCustomers(request: FastifyRequest, wanted: { count: number; seed: number }) {
  const { sandbox } = request
  const partnerId = await admitPartner('addCustomers', request)
  const started = performance.now()
  const isWanted = () => !request.raw.socket.destroyed
  const added = await sandbox.addCustomers({ partnerId, ...wanted }, isWanted)
  const milliseconds = Math.round(performance.now() - started)
  return { ...added, seed: wanted.seed, milliseconds }
}

/**
 * Finds the snapshot in a path.
 * @throws Refused InvalidRequestInput
 */
function findSnapshot({ params, sandbox }: FastifyRequest): Snapshot {
  const { snapshotId } = params as { snapshotId: string }
  const rule = brokenRule('SnapshotKept')
  const value = `"${snapshotId}"`
  return (
    sandbox.snapshots.find(snapshotId) ??
    refuse('InvalidRequestInput', { field: 'snapshotId', value, rule })
  )
}

function showClock({ clock }: SandboxParts) {
  return { now: new Date(clock.now()).toISOString(), aheadByMilliseconds: clock.offset() }
}

function showFaults({ faults }: SandboxParts) {
  return { faults: faults.list().map(showFaultState) }
}

function showSnapshot({ id, takenAt }: Snapshot) {
  return { id, takenAt: new Date(takenAt).toISOString() }
}

/** Parses a change of the clock, `{"advance":"PT72H"}` or `{"to":"2027-01-31T00:00:00Z"}`. */
function readClockChange(body: unknown, clock: SandboxClock): (ahead: number) => number {
  const options = { known: ['advance', 'to'], example: '{"advance":"PT72H"}' }
  return readJsonObject(body, options, (fields) => {
    const [advance, to] = [fields.text('advance'), fields.text('to')]
    if (to !== undefined && advance === undefined) {
      const wanted = /^\d{4}-\d\d-\d\d/.test(to) ? Date.parse(to) : Number.NaN
      const further = wanted - clock.now()
      if (further >= 0 && clock.offset() + further <= farthest) return (ahead) => ahead + further
      fields.refuse('to', brokenRule('ClockTime'))
      return (ahead) => ahead
    }
    if (to !== undefined) fields.refuse('to', brokenRule('NotBeside', { name: 'advance' }))
    fields.require('advance')
    const milliseconds = readDuration(advance ?? '')
    if (milliseconds !== undefined && clock.offset() + milliseconds <= farthest) {
      return (ahead) => ahead + milliseconds
    }
    fields.refuse('advance', brokenRule('ClockAdvance', { years: sandboxLimits.clockYears }))
    return (ahead) => ahead
  })
}
