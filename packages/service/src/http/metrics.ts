import type { ErrorName } from '@accredit/contract'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ReadBy, ReplicaState } from '../store/replicas.ts'
import type { Commit } from '../store/store.ts'
import type { Gate, GateLimit } from './gate.ts'

/** Metrics of the service. No label names a partner, a customer or a request. */
export interface Metrics {
  /** @param route the path with parameter names; `unmatched` when no route fits */
  observeAnswer(route: string, method: string, status: number, milliseconds: number): void
  countRefusal(error: ErrorName): void
  countThrottled(limit: ThrottleLimit): void
  /** Counts a rejected call, or a connection that was dropped unanswered. */
  countTurnedAway(limit: GateLimit | 'dropped'): void
  observeCommit(commit: Commit): void
  countRound(): void
  countFailedKeyRead(): void
  /** Counts a read that a replica could answer, by the server that did. */
  countReplicaRead(by: ReadBy): void
  /** An attempt at a delivery to an endpoint. */
  countAttempt(
    end: 'delivered' | 'failed' | 'dead' | 'lost',
    /** Class of the failure, e.g. `dns` or `4xx`; undefined when the event arrived. */
    failure: string | undefined,
  ): void
  countExamination(decision: { readonly verdict: string; readonly row: string }): void
  /** Renders everything in Prometheus's text format. */
  render(): Promise<string>
  readonly mediaType: string
}

/** The exceeded throttle limit: a partner's, or a customer's. */
export type ThrottleLimit = 'partner' | 'customer'

/** Sources of figures that are read on demand rather than counted. */
export interface MetricsSources {
  /** Open cases by state; queried only when the metrics are read. */
  readonly countOpenCases: () => Promise<ReadonlyMap<string, number>>
  /** Calls in progress. */
  readonly countCalls: Gate['countCalls']
  /**
   * Age of the oldest unsealed record in milliseconds of the service clock; 0 when there is none.
   */
  readonly ageOfUnsealed: () => Promise<number>
  /** Pending deliveries, and the age of the oldest in milliseconds. */
  readonly measureDeliveries: () => Promise<{ pending: number; age: number }>
  /** Milliseconds since this process failed to seal; undefined when it does not seal. */
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
    help: 'Calls answered 503 because of a limit, by limit; dropped: connections closed without an answer.',
    labelNames: ['limit'],
    registers,
  })
  const commits = new Histogram({
    name: 'accredit_store_commit_seconds',
    help: 'Duration of a write transaction until it was durable.',
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
    help: 'Write transactions that the store failed.',
    registers,
  })
  const failedKeyReads = new Counter({
    name: 'accredit_key_reads_failed_total',
    help: 'Failed reads of the authority’s signing keys.',
    registers,
  })
  const rounds = new Counter({
    name: 'accredit_worker_rounds_total',
    help: 'Rounds of the vetting worker that took due cases.',
    registers,
  })
  const examinations = new Counter({
    name: 'accredit_examinations_total',
    help: 'Cases that the worker examined, by verdict and by the policy row that decided.',
    labelNames: ['verdict', 'row'],
    registers,
  })
  const attempts = new Counter({
    name: 'accredit_delivery_attempts_total',
    help: 'Attempts to deliver an event to an endpoint, by result; dead: given up, lost: another worker has it.',
    labelNames: ['end'],
    registers,
  })
  const replicaReads = new Counter({
    name: 'accredit_replica_reads_total',
    help: 'Reads that a replica could answer, by server; primary: no replica was up to date.',
    labelNames: ['by'],
    registers,
  })
  const failures = new Counter({
    name: 'accredit_delivery_failures_total',
    help: 'Failed attempts to deliver an event, by class: timeout, dns, tls, refused, broken, guard, unsent, 3xx, 4xx, 5xx, other.',
    labelNames: ['class'],
    registers,
  })
  // Looking up the labels costs more than counting; routes, methods and statuses are few.
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
    help: 'Vetting cases whose verdict is not visible to the partner yet, by state; absent while the store cannot be read.',
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
    help: 'Calls in progress, by whether they may write.',
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
    help: 'Age of the oldest unsealed record of the activity log, 0 when all are sealed; absent while the store cannot be read.',
    registers: [registry],
    async collect() {
      waiting.remove()
      const age = await sources.ageOfUnsealed().catch(() => undefined)
      if (age !== undefined) waiting.set(age / 1000)
    },
  })
  const failing = new Gauge({
    name: 'accredit_audit_seal_failing_seconds',
    help: 'Time since this process failed to seal the activity log, 0 while it succeeds; absent where it does not seal.',
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
  // Gauges are collected together: the first one measures for both.
  const measure = () => {
    measuring ??= measureDeliveries().finally(() => (measuring = undefined))
    return measuring.catch(() => undefined)
  }
  const pending = new Gauge({
    name: 'accredit_deliveries_pending',
    help: 'Pending deliveries of events; absent while the store cannot be read.',
    registers: [registry],
    async collect() {
      pending.remove()
      const measured = await measure()
      if (measured) pending.set(measured.pending)
    },
  })
  const age = new Gauge({
    name: 'accredit_delivery_oldest_seconds',
    help: 'Age of the oldest pending delivery, 0 when there is none; absent while the store cannot be read.',
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
    help: '1 for a replica that answers reads, 0 for one that is unreachable, late, or not a replica of the store.',
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

/** Metrics of the process, registered once for all its services. */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}
