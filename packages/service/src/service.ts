import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { findOldestUnsealed } from './audit/oldest-unsealed.ts'
import type { Config } from './config/config.ts'
import { createGate } from './http/gate.ts'
import { watchUnused } from './http/close-unused.ts'
import type { Metrics } from './http/metrics.ts'
import { createServer } from './http/server.ts'
import { lockPatience } from './config/lock-patience.ts'
import { createLog } from './log/log.ts'
import { openPolicy } from './vetting/open-policy.ts'
import { CloseStack } from './store/close-stack.ts'
import { openStore, type OpenOptions } from './store/open-store.ts'
import type { ReplicaOptions } from './store/replicas.ts'
import { sayInEnglish } from './words/problem.ts'
import type { ModeOptions } from './modes/mode.ts'
import { openProduction } from './modes/production.ts'
import { measureOnTheirWay } from './events/open-deliveries.ts'
import { openInstance, type OpenInstance } from './open-instance.ts'
import { bindSandbox } from './sandbox/bind.ts'
import { openSandbox } from './sandbox/open.ts'
import { openSandboxes } from './sandbox/sandboxes.ts'
import type { StoreInUse } from './store/in-use.ts'
import { countCasesByState } from './store/queries/open-cases.ts'
import type { StoredSigningKey } from './identity/issuer/signing-keys.ts'
import { openTls } from './tls/open-tls.ts'
import { renewCertificates } from './tls/renew-certificates.ts'
import type { startWorker } from './vetting/worker.ts'
import type { Store } from './store/store.ts'

/** Dependencies that tests may replace. */
export interface ServiceDependencies {
  /** The real clock, in epoch milliseconds. */
  readonly realNow?: () => number
  readonly log?: Logger
  /** Generates a sandbox's first signing key, which takes a while. */
  readonly makeSigningKey?: () => Promise<StoredSigningKey>
  /** Further tenants and users of a sandbox. */
  readonly directory?: ModeOptions['directory']
  /** Opens the store. */
  readonly openStore?: typeof openStore
  /** Called when another process holds the store; it may be about to end. */
  readonly onWait?: (holder: StoreInUse) => void
  /** Ends the wait for the store. */
  readonly stop?: AbortSignal
  /** Starts the vetting worker. */
  readonly startWorker?: typeof startWorker
}

/** A running service. */
export interface RunningService {
  /** Address that it listens on, e.g. `http://127.0.0.1:8787`. */
  readonly url: string
  /** CA certificate that https clients must trust; absent when the service has none of its own. */
  readonly authorityFile: string | undefined
  readonly store: Store
  /**
   * Stops gracefully: no new calls are accepted, those in progress are answered, the worker ends
   * its round, and the store is closed last. Nothing acknowledged depends on this.
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
  const policy = await openPolicy(config.policy)
  const certificate = tls?.read()
  const limits = {
    calls: config.maxCalls,
    writes: config.maxWrites,
    connections: config.maxConnections,
  }
  const gate = createGate(limits, log, realNow)
  const metrics: Metrics | undefined = config.metrics
    ? (await import('./http/metrics.ts')).createMetrics({
        countOpenCases: () => countCasesByState(opened.store.reader),
        countCalls: gate.countCalls,
        ageOfUnsealed: async () => {
          const oldest = await findOldestUnsealed(opened.store.reader)
          return oldest === undefined ? 0 : Math.max(0, opened.mode.now() - oldest)
        },
        measureDeliveries: () => measureOnTheirWay(opened.store.reader, opened.mode.now()),
        sealFailingFor: () => opened.sealFailingFor(),
        listReplicas: () => opened.store.replicas?.list() ?? [],
      })
    : undefined
  // Parts stop in reverse order of their start, also when the start fails halfway.
  await using started = new CloseStack()
  started.defer(() => log.flush())
  let url = config.publicUrl
  let address = ''
  let stopping = false

  const common = { policy, log, realNow, startWorker: dependencies.startWorker }
  const main = {
    ...common,
    config,
    openStore: (tellEvents: () => void) =>
      (dependencies.openStore ?? openStore)(
        config,
        openOptions(config, { dependencies, log, metrics, tellEvents }),
      ),
    metrics,
    publicUrl: () => url,
    makeSigningKey: dependencies.makeSigningKey,
    directory: dependencies.directory,
    isStopping: () => stopping,
  }
  const sandbox =
    config.mode === 'sandbox' ? await openInstance({ ...main, openMode: openSandbox }) : undefined
  const opened: OpenInstance =
    sandbox ?? (await openInstance({ ...main, openMode: openProduction }))
  started.defer(() => opened.close())
  if (!opened.hasDesk) {
    log.warn(
      'the vetting desk is closed: set ACCREDIT_AUDIENCE and ACCREDIT_REVIEWER_TENANTS to open it',
    )
  }
  const named =
    sandbox &&
    openSandboxes({
      home: sandbox,
      publicUrl: () => url,
      address: () => address,
      server: () => app.server,
      realNow,
      open: (options) => {
        const memory = { ...config, store: 'memory', rescue: false }
        const openStored = (tellEvents: () => void) =>
          openStore(memory, { onCommit: ({ tells }) => tells && tellEvents() })
        return openInstance({
          ...common,
          ...options,
          config: memory,
          openStore: openStored,
          openMode: openSandbox,
        })
      },
    })
  started.defer(() => named?.close())
  const { app, bindRefusals } = createServer({
    instance: opened.instance,
    dispatch: named?.dispatch,
    hasDesk: opened.hasDesk,
    gate,
    limits,
    bodyLimit: config.bodyLimit,
    requestTimeout: config.requestTimeout,
    realNow,
    log,
    metrics,
    tls: certificate,
  })
  if (named) await bindSandbox(app, { sandboxes: named, host: config.host, publicUrl: () => url })
  bindRefusals()
  const closeUnused = watchUnused(app.server)
  started.defer(() => closeWithin(app, closeUnused, config.stopTimeout))
  // The server waits for its calls.
  started.defer(() => Promise.all([opened.endStreams(), named?.endStreams()]))
  address = await app.listen({ host: config.host, port: config.port })
  url ||= address
  const renewal = tls && certificate && renewCertificates(app.server, tls, certificate, log)
  started.defer(() => renewal?.stop())
  opened.startWork()
  const running = started.move()
  return {
    url,
    authorityFile: tls?.authorityFile,
    store: opened.store,
    async stop() {
      stopping = true
      await running.close()
    },
  }
}

/** Options for opening the store: waits for its lock, and logs damage and delays. */
function openOptions(
  config: Config,
  around: {
    dependencies: ServiceDependencies
    log: Logger
    metrics: Metrics | undefined
    tellEvents: () => void
  },
): OpenOptions {
  const { log, metrics, dependencies, tellEvents } = around
  const warn = ({ file, pid }: StoreInUse) =>
    log.warn({ file, pid }, 'another process uses the store; waiting for it to stop')
  return {
    onCommit(commit) {
      metrics?.observeCommit(commit)
      if (commit.tells) tellEvents()
    },
    onNews: tellEvents,
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
    replicas: replicaOptions(config, log, metrics),
  }
}

function replicaOptions(
  { storeReplicas: url, replicaLag: mostLag }: Config,
  log: Logger,
  metrics: Metrics | undefined,
): ReplicaOptions | undefined {
  if (url === '') return undefined
  return {
    url,
    mostLag,
    onRead: metrics?.countReplicaRead,
    onChange({ replica, lag, problem }) {
      if (!problem) return log.info({ replica, lag }, 'reads go to the replica')
      const reason = sayInEnglish(problem)
      log.warn({ replica, lag, reason }, 'reads go to the primary instead of the replica')
    },
  }
}

/** Lets calls in progress end, within a time limit. */
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
