import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { findOldestUnsealed } from './audit/oldest-unsealed.ts'
import { openAudit } from './audit/open-audit.ts'
import type { Sealer } from './audit/sealer.ts'
import type { Config } from './config/config.ts'
import { createGate } from './http/gate.ts'
import { watchUnused } from './http/close-unused.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { createServer } from './http/server.ts'
import { createSharedThrottle } from './http/shared-throttle.ts'
import { createThrottle } from './http/throttle.ts'
import { createAuthenticator } from './identity/authenticate.ts'
import type { Border, Throttle } from './identity/checks/check.ts'
import { rememberBriefly } from './identity/remember-briefly.ts'
import { createLiveHub, type LiveHub } from './live/hub.ts'
import { lockPatience } from './config/lock-patience.ts'
import { createLog } from './log/log.ts'
import { openPolicy } from './vetting/open-policy.ts'
import { CloseStack } from './store/close-stack.ts'
import { openStore, type OpenOptions } from './store/open-store.ts'
import type { ServiceContext } from './operations/call.ts'
import { upsertReviewerTenants } from './operations/upsert-reviewer-tenants.ts'
import { openPageTokens } from './operations/page-tokens.ts'
import { openProduction } from './modes/production.ts'
import { findUnreadiness } from './http/find-unreadiness.ts'
import { startRetention } from './retention/retention.ts'
import { openSandbox } from './sandbox/open.ts'
import type { StoreInUse } from './store/in-use.ts'
import { capabilitiesOf } from './store/statement.ts'
import { countCasesByState } from './store/queries/open-cases.ts'
import { findApplicationRights } from './store/queries/applications.ts'
import { findCspRoles } from './store/queries/partners.ts'
import type { StoredSigningKey } from './identity/issuer/signing-keys.ts'
import type { Mode } from './modes/mode.ts'
import { openTls } from './tls/open-tls.ts'
import { renewCertificates } from './tls/renew-certificates.ts'
import { createExaminer } from './vetting/examiner.ts'
import { loadKnowledge } from './vetting/load-knowledge.ts'
import { startWorker, type Worker } from './vetting/worker.ts'
import { countCallsCommand } from './operations/count-calls.ts'
import { numberEventsCommand } from './operations/number-events.ts'
import type { Store } from './store/store.ts'

/** Dependencies that tests may replace. */
export interface ServiceDependencies {
  /** The real clock, in epoch milliseconds. */
  readonly realNow?: () => number
  readonly log?: Logger
  /** Makes a sandbox's first signing key, which takes a while. */
  readonly makeSigningKey?: () => Promise<StoredSigningKey>
  /** Opens the store. */
  readonly openStore?: typeof openStore
  /** Told that the store is held by another process, which may be about to end. */
  readonly onWait?: (holder: StoreInUse) => void
  /** Ends the wait for the store. */
  readonly stop?: AbortSignal
  /** Starts the vetting worker. */
  readonly startWorker?: typeof startWorker
}

/** A service that runs. */
export interface RunningService {
  /** Address that it listens on, e.g. `http://127.0.0.1:8787`. */
  readonly url: string
  /** The certificate that clients of https have to trust; absent where none is the service's own. */
  readonly authorityFile: string | undefined
  readonly store: Store
  /**
   * Finishes: no new calls are taken, those under way are answered, the worker ends its round, and
   * the store is closed last. Nothing that was acknowledged depends on this.
   */
  stop(): Promise<void>
}

/** Starts a service; it serves once this resolves. */
export async function startService(
  config: Config,
  dependencies: ServiceDependencies = {},
): Promise<RunningService> {
  const realNow = dependencies.realNow ?? Date.now
  const log = dependencies.log ?? createLog(config.logLevel)
  const tls = openTls(config, realNow, (file) =>
    log.warn({ file }, 'new local certificate authority; clients must trust it'),
  )
  const policy = openPolicy(config.policy)
  const certificate = tls?.read()
  const limits = {
    calls: config.maxCalls,
    writes: config.maxWrites,
    connections: config.maxConnections,
  }
  const gate = createGate(limits, log, realNow)
  const metrics = config.metrics
    ? createMetrics({
        countOpenCases: () => countCasesByState(store.reader),
        countCalls: gate.countCalls,
        ageOfUnsealed: async () => {
          const oldest = await findOldestUnsealed(store.reader)
          return oldest === undefined ? 0 : Math.max(0, mode.now() - oldest)
        },
        sealFailingFor: () => sealer?.failingFor(),
      })
    : undefined
  const works = config.worker && !config.rescue
  const seal = works ? openAudit(config) : undefined
  // Parts stop in the reverse order of their start, also when the start fails half-way.
  await using started = new CloseStack()
  started.defer(() => log.flush())
  const store = await (dependencies.openStore ?? openStore)(
    config,
    openOptions(config, { dependencies, log, metrics }),
  )
  started.defer(() => store.close())
  await seal?.requireTrusted(store)
  let url = config.publicUrl
  let stopping = false
  let worker: Worker | undefined
  let sealer: Sealer | undefined
  let live: LiveHub | undefined

  const open = {
    config,
    makeSigningKey: dependencies.makeSigningKey,
    store,
    realNow,
    publicUrl: () => url,
    wakeWorker: () => worker?.wake(),
    tellClock: () => live?.tellClock(),
    reportKeys: (error: unknown) => {
      metrics?.countFailedKeyRead()
      log.error(
        { err: error },
        'cannot read the signing keys of the authority; using the known keys',
      )
    },
  }
  const mode: Mode = await (config.mode === 'sandbox' ? openSandbox(open) : openProduction(open))
  started.defer(() => mode.close())
  const { reviewerTenants } = mode
  if (!store.readOnly) await upsertReviewerTenants(store, reviewerTenants, mode.now())
  const hasDesk = reviewerTenants.length > 0
  if (!hasDesk) {
    log.warn(
      'the vetting desk is closed: set ACCREDIT_AUDIENCE and ACCREDIT_REVIEWER_TENANTS to open it',
    )
  }
  // After the server, so that what the last calls wrote is sealed too.
  started.defer(() => sealer?.stop())
  started.defer(() => worker?.stop())
  if (works) {
    const { eventsKept } = config
    const { now, expireBefore } = mode
    const retention = startRetention({ store, now, realNow, eventsKept, log, expireBefore })
    started.defer(() => retention.stop())
  }
  const hub = openLive(store, mode, log)
  live = hub
  const service: ServiceContext = {
    store,
    now: mode.now,
    vettingDelay: config.vettingDelay,
    segmentRequired: config.segmentRequired,
    knowledge: loadKnowledge(),
    customerLimit: config.customerLimit,
    accountReviewDelay: config.accountReviewDelay,
    desk: { twoPersons: config.twoPersons, showDelay: config.showDelay },
    mode: config.mode,
    support: config.support,
    live: hub,
    pageTokens: await openPageTokens(store, mode.now()),
    wakeWorker: (dueAt) => worker?.wake(dueAt),
  }
  let throttle = openThrottle(store, mode, metrics, log)
  const border: Border = {
    authenticator: createAuthenticator({ ...mode.tokens, now: realNow }),
    ...mode.border,
    dashboardClient: mode.signIn.clientId,
    findApplicationRights: rememberBriefly(({ tenantId: partnerId, applicationId }) =>
      findApplicationRights(store.reader, { partnerId, applicationId }),
    ),
    findRoles: rememberBriefly(({ tenantId: partnerId, objectId }) =>
      findCspRoles(store.reader, { partnerId, objectId }),
    ),
    enforceMfa: config.enforceMfa,
    throttlePerMinute: config.throttlePerMinute,
    throttle: (...call) => throttle(...call),
  }
  const { app, bindRefusals } = createServer({
    service,
    border,
    hasDesk,
    gate,
    limits,
    bodyLimit: config.bodyLimit,
    requestTimeout: config.requestTimeout,
    realNow,
    log,
    metrics,
    tls: certificate,
    findUnreadiness: async () => (stopping ? 'the service stops' : findUnreadiness(store, sealer)),
    signIn: mode.signIn,
    publicUrl: () => url,
  })
  await mode.bind(app, border, () => (throttle = openThrottle(store, mode, metrics, log)))
  bindRefusals()
  const closeUnused = watchUnused(app.server)
  started.defer(() => closeWithin(app, closeUnused, config.stopTimeout))
  // Streams have no end of their own, and the server waits for its calls.
  started.defer(() => hub.stop())
  const address = await app.listen({ host: config.host, port: config.port })
  url ||= address
  const renewal = tls && certificate && renewCertificates(app.server, tls, certificate, log)
  started.defer(() => renewal?.stop())
  if (works) {
    worker = (dependencies.startWorker ?? startWorker)({
      store,
      now: mode.now,
      examine: createExaminer({ store, policy, scripted: config.mode === 'sandbox' }),
      leaseDuration: config.leaseDuration,
      log,
      watch: metrics,
    })
    sealer = seal?.start({ store, now: mode.now, log })
  }
  const running = started.move()
  return {
    url,
    authorityFile: tls?.authorityFile,
    store,
    async stop() {
      stopping = true
      await running.close()
    },
  }
}

/** Options to open the store with: waits for its lock, and logs damage and delays. */
function openOptions(
  config: Config,
  around: { dependencies: ServiceDependencies; log: Logger; metrics: Metrics | undefined },
): OpenOptions {
  const { log, metrics, dependencies } = around
  const warn = ({ file, pid }: StoreInUse) =>
    log.warn({ file, pid }, 'another process uses the store; waiting for it to stop')
  return {
    onCommit: metrics?.observeCommit,
    wait: {
      milliseconds: lockPatience(config),
      signal: dependencies.stop,
      onWait: dependencies.onWait ?? warn,
    },
    onDamage: (damage) =>
      log.error(
        { err: damage },
        config.rescue
          ? 'the store is damaged; it is served read-only, for rescue'
          : 'the store is damaged; restore a backup with "accredit restore"',
      ),
    rescue: config.rescue,
  }
}

/** Opens the live hub; it numbers events itself where the database does not in commit order. */
function openLive(store: Store, mode: Mode, log: Logger): LiveHub {
  const inOrder = capabilitiesOf(store.reader).commitOrder
  const isNumbered = inOrder || store.readOnly
  const numberEvents = isNumbered ? undefined : () => store.run(numberEventsCommand, {}, mode.now())
  return createLiveHub({ reader: store.reader, numberEvents }, log)
}

/** Opens the throttle, which processes that serve one store share. */
function openThrottle(
  store: Store,
  { now }: Mode,
  metrics: Metrics | undefined,
  log: Logger,
): Throttle {
  const options = { now, onRefused: metrics?.countThrottled }
  const isShared = capabilitiesOf(store.reader).manyProcesses && !store.readOnly
  if (!isShared) return createThrottle(options)
  return createSharedThrottle({
    ...options,
    countCalls: (counted) => store.run(countCallsCommand, counted, now()),
    log,
  })
}

/** Lets calls under way end, but not for ever. */
async function closeWithin(
  app: FastifyInstance,
  closeUnused: () => void,
  milliseconds: number,
): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), milliseconds)
  const closed = app.close()
  closeUnused()
  await closed
  clearTimeout(timer)
}
