import type { Logger } from 'pino'
import { openAudit } from './audit/open-audit.ts'
import { variableOf } from './config/options.ts'
import { readSmtp } from './config/read-smtp.ts'
import type { Sealer } from './audit/sealer.ts'
import { startJobs, type Jobs } from './bulk/run-jobs.ts'
import type { Deliveries } from './events/deliver.ts'
import { openCourier, openDeliveries, webhookMeans } from './events/open-deliveries.ts'
import { createMailTransport } from './events/mail-transport.ts'
import { startMailer, type Mailer } from './events/mailer.ts'
import { openSecretBox, requireBox } from './events/secret-box.ts'
import { watchOverdue } from './events/watch-overdue.ts'
import type { Instance } from './http/context.ts'
import { findUnreadiness } from './http/find-unreadiness.ts'
import type { Metrics } from './http/metrics.ts'
import { createSharedThrottle } from './http/shared-throttle.ts'
import { createThrottle } from './http/throttle.ts'
import { createAuthenticator } from './identity/authenticate.ts'
import type { Throttle } from './identity/checks/check.ts'
import { createStandingActor } from './identity/checks/standing-actor.ts'
import { rememberBriefly } from './identity/remember-briefly.ts'
import { createLiveHub, type LiveHub } from './live/hub.ts'
import type { Mode, ModeOptions } from './modes/mode.ts'
import { countCallsCommand } from './operations/count-calls.ts'
import { openNumbering } from './operations/number-events.ts'
import { openPageTokens } from './operations/page-tokens.ts'
import { upsertReviewerTenants } from './operations/upsert-reviewer-tenants.ts'
import { startRetention } from './retention/retention.ts'
import { CloseStack } from './store/close-stack.ts'
import { findApplicationRights } from './store/queries/applications.ts'
import { findCspRoles } from './store/queries/partners.ts'
import { capabilitiesOf } from './store/statement.ts'
import type { Store } from './store/store.ts'
import { createExaminer } from './vetting/examiner.ts'
import { loadKnowledge } from './vetting/load-knowledge.ts'
import type { VettingPolicy } from './rules/vetting/policy.ts'
import { startWorker, type Worker } from './vetting/worker.ts'

/** Dependencies and settings of an instance. */
export interface InstanceOptions<M extends Mode> extends Pick<
  ModeOptions,
  'config' | 'realNow' | 'publicUrl' | 'makeSigningKey' | 'portUrl' | 'directory'
> {
  /** @param tellEvents signals that there may be events */
  readonly openStore: (tellEvents: () => void) => Promise<Store>
  readonly openMode: (options: ModeOptions) => Promise<M>
  readonly policy: VettingPolicy
  readonly log: Logger
  /** Metrics; absent when nobody reads them. */
  readonly metrics?: Metrics | undefined
  /** True once the process is stopping. */
  readonly isStopping?: () => boolean
  readonly startWorker?: typeof startWorker | undefined
}

/** An instance with its background work. */
export interface OpenInstance<M extends Mode = Mode> {
  readonly store: Store
  readonly mode: M
  readonly instance: Instance
  /** True when there is a desk. */
  readonly hasDesk: boolean
  /** Milliseconds since sealing began to fail; undefined where nothing is sealed. */
  sealFailingFor(): number | undefined
  /** Starts worker and sealer, once calls are answered. */
  startWork(): void
  /** Ends the event streams, which have no end of their own. */
  endStreams(): Promise<void>
  /** Ends the worker's round and closes the store; call it after the last answer. */
  close(): Promise<void>
}

/**
 * Opens a store with everything around it, up to the point where calls can be answered.
 * @throws StoreInUse; StoreUnavailable; StoreDamaged; SchemaTooNew; ConfigError
 */
export async function openInstance<M extends Mode>(
  options: InstanceOptions<M>,
): Promise<OpenInstance<M>> {
  const { config, log, metrics, publicUrl, realNow } = options
  const works = config.worker && !config.rescue
  const seal = works ? openAudit(config) : undefined
  let worker: Worker | undefined
  let sealer: Sealer | undefined
  let live: LiveHub | undefined
  let deliveries: Deliveries | undefined
  let jobs: Jobs | undefined
  let mailer: Mailer | undefined
  // Parts stop in reverse order of their start, also when the start fails halfway.
  await using started = new CloseStack()
  const store = await options.openStore(() => {
    live?.tellEvents()
    deliveries?.wake()
    jobs?.wake()
    mailer?.wake()
  })
  started.defer(() => store.close())
  await seal?.requireTrusted(store)
  const mode = await options.openMode({
    config,
    makeSigningKey: options.makeSigningKey,
    store,
    realNow,
    publicUrl,
    portUrl: options.portUrl,
    directory: options.directory,
    wakeWorker: () => worker?.wake(),
    tellClock: () => {
      live?.tellClock()
      deliveries?.wake()
      jobs?.wake()
      mailer?.wake()
    },
    resetLimits: () => (throttle = openThrottle()),
    reportKeys: (error: unknown) => {
      metrics?.countFailedKeyRead()
      log.error(
        { err: error },
        'cannot read the signing keys of the authority; using the known keys',
      )
    },
  })
  started.defer(() => mode.close())
  const { findCertificate, now, reviewerTenants } = mode
  if (!store.readOnly) await upsertReviewerTenants(store, reviewerTenants, now())
  // After the last answer, so that the writes of the last calls are sealed, too.
  started.defer(() => sealer?.stop())
  started.defer(() => worker?.stop())
  started.defer(() => deliveries?.stop())
  started.defer(() => jobs?.stop())
  started.defer(() => mailer?.stop())
  if (works) {
    const { eventsKept } = config
    const { expireBefore } = mode
    const retention = startRetention({ store, now, realNow, eventsKept, log, expireBefore })
    started.defer(() => retention.stop())
    const overdue = watchOverdue({ store, now, log })
    started.defer(() => overdue.stop())
  }
  const numberEvents = openNumbering(store, mode.now)
  const hub = createLiveHub({ reader: store.reader, numberEvents }, log)
  live = hub
  const box = openSecretBox(config)
  const smtp = readSmtp(config)
  const courier = openCourier(config)
  started.defer(() => courier.close())
  if (!store.readOnly) await requireBox(store, box, log)
  const isShared = capabilitiesOf(store.reader).manyProcesses && !store.readOnly
  /** Processes that serve one store share the throttle. */
  const openThrottle = (): Throttle => {
    const limits = { now, onRefused: metrics?.countThrottled }
    if (!isShared) return createThrottle(limits)
    return createSharedThrottle({
      ...limits,
      countCalls: (counted) => store.run(countCallsCommand, counted, now()),
      log,
    })
  }
  let throttle = openThrottle()
  const instance: Instance = {
    service: {
      store,
      now,
      vettingDelay: config.vettingDelay,
      segmentRequired: config.segmentRequired,
      knowledge: loadKnowledge(),
      customerLimit: config.customerLimit,
      accountReviewDelay: config.accountReviewDelay,
      desk: { twoPersons: config.twoPersons, showDelay: config.showDelay },
      mode: config.mode,
      throttlePerMinute: config.throttlePerMinute,
      support: config.support,
      live: hub,
      webhooks: webhookMeans(config, {
        box,
        courier,
        findCertificate,
        wake: () => deliveries?.wake(),
        now,
        publicUrl,
      }),
      mailsOut: { available: smtp !== undefined, option: variableOf('smtp') },
      pageTokens: await openPageTokens(store, now()),
      wakeWorker: (dueAt) => worker?.wake(dueAt),
    },
    border: {
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
    },
    signIn: mode.signIn,
    publicUrl,
    findUnreadiness: async () =>
      options.isStopping?.() ? 'the service stops' : findUnreadiness(store, sealer),
  }
  const open = started.move()
  return {
    store,
    mode,
    instance,
    hasDesk: reviewerTenants.length > 0,
    sealFailingFor: () => sealer?.failingFor(),
    startWork() {
      if (!works) return
      const { policy } = options
      worker = (options.startWorker ?? startWorker)({
        store,
        now,
        prepareExamination: createExaminer({ store, policy, scripted: config.mode === 'sandbox' }),
        leaseDuration: config.leaseDuration,
        log,
        watch: metrics,
      })
      sealer = seal?.start({ store, now, log })
      deliveries =
        box &&
        openDeliveries({
          config,
          store,
          mode,
          box,
          findCertificate,
          publicUrl,
          log,
          metrics,
          numberEvents,
        })
      const { vettingDelay, segmentRequired, support, throttlePerMinute } = config
      jobs = startJobs({
        store,
        now,
        log,
        standing: createStandingActor(instance.border),
        requestsPerMinute: throttlePerMinute,
        terms: { vettingDelay, segmentRequired, support },
        numberEvents,
        wakeWorker: (dueAt) => worker?.wake(dueAt),
      })
      if (!smtp) return
      const transport = createMailTransport(smtp)
      mailer = startMailer({ store, now, transport, log, numberEvents, publicUrl })
    },
    endStreams: () => hub.stop(),
    close: () => open.close(),
  }
}
