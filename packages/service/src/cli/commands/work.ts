import { problem } from '../../words/problem.ts'
import { lockPatience } from '../../config/lock-patience.ts'
import { ConfigError, type Config, type OptionName } from '../../config/config.ts'
import { variableOf } from '../../config/options.ts'
import type { AddCommand, CommandRun } from '../command-run.ts'
import { explainStartFailure } from '../explain-start-failure.ts'
import { Failure } from '../failure.ts'
import { addServiceOptions, readServiceConfig } from '../service-options.ts'
import { tellWait } from '../tell-wait.ts'
import { untilStopped } from '../until-stopped.ts'
import type { WorkerHealth, WorkerProbes } from '../worker-probes.ts'

const used = [
  'mode',
  'data',
  'store',
  'host',
  'probePort',
  'leaseDuration',
  'auditKey',
  'secretsKey',
  'publicUrl',
  'eventCertificate',
  'eventKey',
  'qualificationEvents',
  'smtp',
  'smtpPasswordFile',
  'smtpFrom',
  'auditRetention',
  'eventsKept',
  'logLevel',
] as const satisfies OptionName[]

/** A worker beside servers is for production, whatever the default of a server is. */
const defaults = { mode: 'production' } as const

/**
 * `accredit work`: vets cases and seals the activity log, beside the servers that share its
 * database.
 */
export const addWork: AddCommand = (program, perform) => {
  const command = program.command('work')
  addServiceOptions(command, used, defaults).action((flags: Record<string, unknown>) =>
    perform(command, async ({ runtime, output, speech }) => {
      const config = await readServiceConfig(flags, runtime.environment, defaults)
      if (config.mode === 'sandbox') {
        throw new Failure('usage', problem('WorkInSandbox'))
      }
      if (config.rescue) {
        throw new Failure('usage', problem('WorkForRescue'))
      }
      const worker = await startWorking(config, { output, speech, stop: runtime.stop }).catch(
        (error: unknown) => {
          throw explainStartFailure(error, config)
        },
      )
      const probes = await openProbes(config, worker).catch(async (error: unknown) => {
        await worker.stop()
        throw explainStartFailure(error, { ...config, port: config.probePort }, 'probe-port')
      })
      const { store } = config
      const place = placeOf(store, config.data)
      output.value({ working: true }, () => `${speech.words.notes.working({ place })}\n`)
      await untilStopped(runtime.stop)
      await probes?.stop()
      await worker.stop()
    }),
  )
}

/** Opens the probes if the configuration has a port for them. */
async function openProbes(
  { host, probePort: port }: Config,
  health: WorkerHealth,
): Promise<WorkerProbes | undefined> {
  if (port === 0) return undefined
  const { serveWorkerProbes } = await import('../worker-probes.ts')
  return serveWorkerProbes({ host, port }, health)
}

/** Starts a worker with its own store; the parts of a service are loaded only here. */
async function startWorking(
  config: Config,
  around: Pick<CommandRun, 'output' | 'speech'> & { stop: AbortSignal },
): Promise<WorkerHealth & { stop(): Promise<void> }> {
  const [
    { openAudit },
    { openStore },
    { startRetention },
    { createExaminer },
    { startWorker },
    { createLog },
    { openPolicy },
    { findUnreadiness },
    { watchOverdue },
    { openDeliveries },
    { readEventCertificate },
    { openSecretBox, requireBox },
    { openNumbering },
    { startMailer },
    { createMailTransport },
    { readSmtp },
  ] = await Promise.all([
    import('../../audit/open-audit.ts'),
    import('../../store/open-store.ts'),
    import('../../retention/retention.ts'),
    import('../../vetting/examiner.ts'),
    import('../../vetting/worker.ts'),
    import('../../log/log.ts'),
    import('../../vetting/open-policy.ts'),
    import('../../http/find-unreadiness.ts'),
    import('../../events/watch-overdue.ts'),
    import('../../events/open-deliveries.ts'),
    import('../../tls/event-certificate.ts'),
    import('../../events/secret-box.ts'),
    import('../../operations/number-events.ts'),
    import('../../events/mailer.ts'),
    import('../../events/mail-transport.ts'),
    import('../../config/read-smtp.ts'),
  ])
  const policy = await openPolicy(config.policy)
  const seal = openAudit(config)
  const log = createLog(config.logLevel)
  const box = openSecretBox(config)
  requireAddress(config)
  const certificate = readEventCertificate(config)
  const smtp = readSmtp(config)
  let wake: () => void = () => undefined
  const milliseconds = lockPatience(config)
  const store = await openStore(config, {
    onCommit: ({ tells }) => tells && wake(),
    onNews: () => wake(),
    wait: { milliseconds, signal: around.stop, onWait: tellWait(around, milliseconds) },
  })
  try {
    await seal.requireTrusted(store)
    await requireBox(store, box, log)
  } catch (error) {
    await store.close()
    throw error
  }
  const worker = startWorker({
    store,
    now: Date.now,
    prepareExamination: createExaminer({ store, policy, scripted: false }),
    leaseDuration: config.leaseDuration,
    log,
  })
  const sealer = seal.start({ store, now: Date.now, log })
  const { eventsKept } = config
  const retention = startRetention({ store, now: Date.now, realNow: Date.now, eventsKept, log })
  const overdue = watchOverdue({ store, now: Date.now, log })
  const numberEvents = openNumbering(store, Date.now)
  const deliveries =
    box &&
    openDeliveries({
      config,
      store,
      mode: { now: Date.now },
      box,
      findCertificate: async () => certificate,
      publicUrl: () => config.publicUrl,
      log,
      metrics: undefined,
      numberEvents,
    })
  const mailer =
    smtp &&
    startMailer({
      store,
      now: Date.now,
      transport: createMailTransport(smtp),
      log,
      numberEvents,
      publicUrl: () => config.publicUrl,
    })
  wake = () => {
    deliveries?.wake()
    mailer?.wake()
  }
  return {
    idle: () => worker.idle(),
    findUnreadiness: () => findUnreadiness(store, sealer),
    async stop() {
      await worker.stop()
      await sealer.stop()
      await retention.stop()
      await overdue.stop()
      await deliveries?.stop()
      await mailer?.stop()
      await store.close()
      log.flush()
    },
  }
}

/** The certificate's URL needs an address, which a worker does not know by itself. */
function requireAddress({ eventCertificate, publicUrl }: Config): void {
  if (eventCertificate === '' || publicUrl !== '') return
  const names = { option: variableOf('eventCertificate'), address: variableOf('publicUrl') }
  throw new ConfigError(problem('WorkerAddressMissing', names))
}

/** Names the store without the password that its address may carry. */
function placeOf(store: string, data: string): string {
  const url = URL.parse(store)
  return url ? url.host + url.pathname : data
}
