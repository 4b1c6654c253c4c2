import type { ErrorName } from '@accredit/contract'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ReadBy, ReplicaState } from '../store/replicas.ts'
import type { Commit } from '../store/store.ts'
import type { Gate, GateLimit } from './gate.ts'

/** Metrics of the service. No label names a partner, a customer or a request. */
export interface Metrics {
  /** @param route the path with its parameters by name; `unmatched` where no route fits */
  observeAnswer(route: string, method: string, status: number, milliseconds: number): void
  countRefusal(error: ErrorName): void
  countThrottled(limit: ThrottleLimit): void
  /** A call that was turned away, or a connection that was dropped unanswered. */
  countTurnedAway(limit: GateLimit | 'dropped'): void
  observeCommit(commit: Commit): void
  countRound(): void
  countFailedKeyRead(): void
  /** A read that a replica might have answered, and who did. */
  countReplicaRead(by: ReadBy): void
  /** An attempt at a delivery to an endpoint. */
  countAttempt(
    end: 'delivered' | 'failed' | 'dead' | 'lost',
    /** Class of the failure, e.g. `dns` or `4xx`; undefined where the event arrived. */
    failure: string | undefined,
  ): void
  countExamination(decision: { readonly verdict: string; readonly row: string }): void
  /** Everything, in the text form of Prometheus. */
  render(): Promise<string>
  readonly mediaType: string
}

/** Limit that a throttled call exceeded: that of its partner, or that of one customer. */
export type ThrottleLimit = 'partner' | 'customer'

/** Sources of the figures that are read when asked for, not counted. */
export interface MetricsSources {
  /** Open cases by state; asked when somebody reads the metrics, and not more often than that. */
  readonly countOpenCases: () => Promise<ReadonlyMap<string, number>>
  /** Calls that are worked on. */
  readonly countCalls: Gate['countCalls']
  /** Milliseconds of the service clock for which the oldest unsealed line waits; 0 where none does. */
  readonly ageOfUnsealed: () => Promise<number>
  /** Deliveries on their way, and milliseconds for which the oldest is. */
  readonly measureDeliveries: () => Promise<{ pending: number; age: number }>
  /** Milliseconds for which this process could not seal; undefined where it does not seal. */
  readonly sealFailingFor: () => number | undefined
  /** Replicas of the store. */
  readonly listReplicas: () => readonly ReplicaState[]
}

const openStates = ['waiting', 'examining', 'desk', 'decided'] as const
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const commitBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
const sizeBuckets = [1, 2, 4, 8, 16, 32, 64, 128, 256]

/** Creates the metrics of one service. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'accredit_http_request_seconds',
    help: 'Time from a request’s head to the end of its answer.',
    labelNames: ['route', 'method', 'status'],
    buckets: requestBuckets,
    registers,
  })
  const refusals = new Counter({
    name: 'accredit_refusals_total',
    help: 'Calls of the API that were refused, by errorName.',
    labelNames: ['error'],
    registers,
  })
  const throttled = new Counter({
    name: 'accredit_throttled_total',
    help: 'Calls over a limit per minute: that of a partner, or that of one customer.',
    labelNames: ['limit'],
    registers,
  })
  const turnedAway = new Counter({
    name: 'accredit_turned_away_total',
    help: 'Calls answered 503 because a limit was reached, by that limit; dropped: connections closed unanswered.',
    labelNames: ['limit'],
    registers,
  })
  const commits = new Histogram({
    name: 'accredit_store_commit_seconds',
    help: 'Time of a write transaction until it was durable.',
    buckets: commitBuckets,
    registers,
  })
  const batches = new Histogram({
    name: 'accredit_store_commit_commands',
    help: 'Commands that shared one commit.',
    buckets: sizeBuckets,
    registers,
  })
  const failedCommits = new Counter({
    name: 'accredit_store_commits_failed_total',
    help: 'Write transactions that came to nothing because of the store.',
    registers,
  })
  const failedKeyReads = new Counter({
    name: 'accredit_key_reads_failed_total',
    help: 'Reads of the authority’s signing keys that failed.',
    registers,
  })
  const rounds = new Counter({
    name: 'accredit_worker_rounds_total',
    help: 'Times that the vetting worker took up due cases.',
    registers,
  })
  const examinations = new Counter({
    name: 'accredit_examinations_total',
    help: 'Cases that the worker examined, by verdict and by the row of the policy that decided.',
    labelNames: ['verdict', 'row'],
    registers,
  })
  const attempts = new Counter({
    name: 'accredit_delivery_attempts_total',
    help: 'Attempts to deliver an event to an endpoint, by their end; dead: given up, lost: another worker has it.',
    labelNames: ['end'],
    registers,
  })
  const replicaReads = new Counter({
    name: 'accredit_replica_reads_total',
    help: 'Reads that a replica might have answered, by who did; primary: no replica had all that was committed.',
    labelNames: ['by'],
    registers,
  })
  const failures = new Counter({
    name: 'accredit_delivery_failures_total',
    help: 'Attempts to deliver an event that did not arrive, by class: timeout, dns, tls, refused, broken, guard, unsent, 3xx, 4xx, 5xx, other.',
    labelNames: ['class'],
    registers,
  })
  // Finding the labels costs more than counting; routes, methods and statuses are few.
  const byLabels = new Map<string, ReturnType<typeof requests.labels>>()
  addOpenCases(registry, sources)
  addCallsUnderWay(registry, sources)
  addSeals(registry, sources)
  addDeliveries(registry, sources)
  addReplicas(registry, sources)

  return {
    observeAnswer(route, method, status, milliseconds) {
      const labels = `${status} ${method} ${route}`
      let observed = byLabels.get(labels)
      if (!observed) {
        observed = requests.labels(route, method, String(status))
        byLabels.set(labels, observed)
      }
      observed.observe(milliseconds / 1000)
    },
    countRefusal: (error) => refusals.inc({ error }),
    countThrottled: (limit) => throttled.inc({ limit }),
    countTurnedAway: (limit) => turnedAway.inc({ limit }),
    observeCommit({ commands, milliseconds, failed }) {
      if (failed) return failedCommits.inc()
      commits.observe(milliseconds / 1000)
      batches.observe(commands)
    },
    countRound: () => rounds.inc(),
    countFailedKeyRead: () => failedKeyReads.inc(),
    countReplicaRead: (by) => replicaReads.inc({ by }),
    countAttempt(end, failure) {
      attempts.inc({ end })
      if (failure !== undefined) failures.inc({ class: failure })
    },
    countExamination: ({ verdict, row }) => examinations.inc({ verdict, row }),
    render: async () => `${await registry.metrics()}\n${await processRegistry().metrics()}`,
    mediaType: registry.contentType,
  }
}

function addOpenCases(registry: Registry, { countOpenCases }: MetricsSources): void {
  const cases = new Gauge({
    name: 'accredit_cases_open',
    help: 'Vetting cases without a verdict that the partner sees, by state; absent while the store cannot be read.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      cases.reset()
      const counts = await countOpenCases().catch(() => undefined)
      if (!counts) return
      for (const state of openStates) cases.set({ state }, counts.get(state) ?? 0)
    },
  })
}

function addCallsUnderWay(registry: Registry, { countCalls }: MetricsSources): void {
  const calls = new Gauge({
    name: 'accredit_calls_under_way',
    help: 'Calls that are worked on, by whether they may write.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      const { reads, writes } = countCalls()
      calls.set({ kind: 'read' }, reads)
      calls.set({ kind: 'write' }, writes)
    },
  })
}

function addSeals(registry: Registry, sources: MetricsSources): void {
  const waiting = new Gauge({
    name: 'accredit_audit_unsealed_seconds',
    help: 'Age of the oldest line of the activity log without a seal, 0 where all are sealed; absent while the store cannot be read.',
    registers: [registry],
    async collect() {
      waiting.remove()
      const age = await sources.ageOfUnsealed().catch(() => undefined)
      if (age !== undefined) waiting.set(age / 1000)
    },
  })
  const failing = new Gauge({
    name: 'accredit_audit_seal_failing_seconds',
    help: 'Time for which this process could not seal the activity log, 0 while it can; absent where it does not seal.',
    registers: [registry],
    collect() {
      failing.remove()
      const milliseconds = sources.sealFailingFor()
      if (milliseconds !== undefined) failing.set(milliseconds / 1000)
    },
  })
}

function addDeliveries(registry: Registry, { measureDeliveries }: MetricsSources): void {
  let measuring: ReturnType<typeof measureDeliveries> | undefined
  // Gauges are collected at once: the first one that is asked measures for both.
  const measure = () => {
    measuring ??= measureDeliveries().finally(() => (measuring = undefined))
    return measuring.catch(() => undefined)
  }
  const pending = new Gauge({
    name: 'accredit_deliveries_pending',
    help: 'Deliveries of events that are on their way; absent while the store cannot be read.',
    registers: [registry],
    async collect() {
      pending.remove()
      const measured = await measure()
      if (measured) pending.set(measured.pending)
    },
  })
  const age = new Gauge({
    name: 'accredit_delivery_oldest_seconds',
    help: 'Age of the oldest delivery that is on its way, 0 where none is; absent while the store cannot be read.',
    registers: [registry],
    async collect() {
      age.remove()
      const measured = await measure()
      if (measured) age.set(measured.age / 1000)
    },
  })
}

function addReplicas(registry: Registry, { listReplicas }: MetricsSources): void {
  const labelNames = ['replica']
  const used = new Gauge({
    name: 'accredit_replica_used',
    help: '1 for a replica that answers reads, 0 for one that is away, late, or no replica of the store.',
    labelNames,
    registers: [registry],
    collect() {
      used.reset()
      lag.reset()
      for (const { replica, lag: behind, problem } of listReplicas()) {
        used.set({ replica }, problem ? 0 : 1)
        if (behind !== undefined) lag.set({ replica }, behind / 1000)
      }
    },
  })
  const lag = new Gauge({
    name: 'accredit_replica_lag_seconds',
    help: 'Time by which a replica is behind the primary; absent where it cannot be measured.',
    labelNames,
    registers: [registry],
  })
}

let ofProcess: Registry | undefined

/** Figures of the process: measured once, however many services it runs. */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}
