import type { BulkCheck, BulkCheckOptions } from './bulk/check.ts'
import type { BulkReport } from './bulk/report.ts'
import type { BulkRow } from '@accredit/contract/bulk-rows'
import type { BulkOptions } from './bulk/run.ts'
import { clouds, scopesOf, type Cloud } from './clouds.ts'
import type { Connection, Fetch, RepeatedRequest, SentRequest } from './connection.ts'
import { shareTokens } from './credentials/share-tokens.ts'
import type { TokenCredential } from './credentials/token-credential.ts'
import { newId } from './new-id.ts'
import type { QualificationReport, ReportOptions } from './report/report.ts'
import { requireSafeUrl } from './require-safe-url.ts'
import { auditRecords, type AuditRecordsResource } from './resources/audit-records.ts'
import {
  countryValidationRules,
  type CountryValidationRulesResource,
} from './resources/country-validation-rules.ts'
import { bulkJobs, type BulkJobsResource } from './resources/bulk-jobs.ts'
import { customers, type CustomersResource } from './resources/customers.ts'
import { desk, type DeskResource } from './resources/desk.ts'
import { events, type EventsResource } from './resources/events.ts'
import { domains, type DomainsResource } from './resources/domains.ts'
import { insight, type InsightResource } from './resources/insight.ts'
import { registration, type RegistrationResource } from './resources/registration.ts'
import { validations, type ValidationsResource } from './resources/validations.ts'
import { webhooks, type WebhooksResource } from './resources/webhooks.ts'
import { sleep, type Sleep } from './sleep.ts'
import type { WatchOptions } from './watch/watch.ts'

export interface PartnerOptions {
  /** Anything with Azure's `getToken`: a credential of this package or of `@azure/identity`. */
  readonly credential: TokenCredential
  /** Default: `clouds.global`. */
  readonly cloud?: Cloud | undefined
  /**
   * Address of the API without `/v1`, when it is not the cloud's. Plain http is allowed on loopback
   * hosts only.
   */
  readonly baseUrl?: string | undefined
  /** Scopes of the tokens. Default: the cloud's audience with `/.default`. */
  readonly scopes?: string | readonly string[] | undefined
  /** Name of your application, sent with each request. */
  readonly applicationName?: string | undefined
  /** Language of the answers. Default: `en-US`. */
  readonly locale?: string | undefined
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined
  /** Time limit of a call with all its attempts, in milliseconds. Default: three minutes. */
  readonly timeoutMs?: number | undefined
  /** Number of times that a failed attempt is repeated. Default: 3. */
  readonly retries?: number | undefined
  /** Waits and repeats when throttled (429). Default: true. */
  readonly retryOnThrottle?: boolean | undefined
  /** Called before each attempt is sent, for logs and figures; what it throws ends the call. */
  readonly onRequest?: ((sent: SentRequest) => void) | undefined
  /** Called after an attempt that failed and is repeated, before the wait; what it throws ends the call. */
  readonly onRetry?: ((repeated: RepeatedRequest) => void) | undefined
  /** The clock, in epoch milliseconds. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
  /** Waits between attempts. Default: by timer. */
  readonly sleep?: Sleep | undefined
  /** From 0 up to but not including 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined
}

/** Settings that may differ between calls of one partner. */
export interface PartnerScope {
  /** Ties calls together in the service's logs. Default: one per partner. */
  readonly correlationId?: string | undefined
  /**
   * The idempotency key of all calls in this scope. Default: a new one per call. Choose one to repeat
   * a call whose answer was lost, in a crash say; use it for that call alone.
   */
  readonly requestId?: string | undefined
  readonly locale?: string | undefined
}

/** A partner's view of Partner Center. */
export interface Partner {
  readonly customers: CustomersResource
  readonly validations: ValidationsResource
  readonly domains: DomainsResource
  readonly countryValidationRules: CountryValidationRulesResource
  readonly auditRecords: AuditRecordsResource
  /** Reads that Accredit alone answers: the signed-in caller, customers with their state, figures. */
  readonly insight: InsightResource
  /** The reviewer's desk of Accredit. */
  readonly desk: DeskResource
  /** Events of Accredit: subscribed to, listed, and sent again. */
  readonly events: EventsResource
  /** Endpoints that receive events, and the deliveries to them. */
  readonly webhooks: WebhooksResource
  /** Jobs in which Accredit itself requests many qualifications. */
  readonly bulkJobs: BulkJobsResource
  /** The one webhook of the tenant in the form of Partner Center. */
  readonly registration: RegistrationResource
  /**
   * Asks for the qualification of each row, each exactly once: an end of any kind, a lost answer and
   * another run with the same ledger included. Rejects with a `BulkError` when the ledger cannot be
   * used, and with a `PartnerError` when the service cannot be reached or refuses the caller; the
   * next run goes on from there.
   *
   * @example
   * import { memoryLedger, type BulkRow, type Partner } from '@accredit/client'
   *
   * export async function qualifyAll(partner: Partner, rows: readonly BulkRow[]) {
   *   const { lines, counts } = await partner.bulk(rows, { ledger: memoryLedger(), wait: true })
   *   for (const { row, outcome, verdict } of lines) console.log(row.note, outcome, verdict)
   *   return counts.denied
   * }
   */
  bulk(rows: Iterable<BulkRow> | AsyncIterable<BulkRow>, options: BulkOptions): Promise<BulkReport>
  /** Says for each row what `bulk` would meet, and changes nothing. Errors: as `bulk`. */
  checkBulk(
    rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
    options?: BulkCheckOptions,
  ): Promise<BulkCheck>
  /**
   * Reports on all customers by qualification: state, reason, requests left, next step, and all of them
   * in groups. Where the service has no report of its own, customers are read within the budget, and
   * `options.store` remembers them.
   *
   * @example
   * import type { Partner } from '@accredit/client'
   *
   * export async function printDenied(partner: Partner) {
   *   const { lines } = await partner.report({ status: 'Denied' })
   *   for await (const { companyName, reason, nextStep } of lines) {
   *     console.log(companyName, reason, nextStep)
   *   }
   * }
   */
  report(options?: ReportOptions): Promise<QualificationReport>
  /**
   * Follows the customers at a service without events, as Partner Center, until the signal ends it, and
   * writes events of what changed into a ledger. They are the events of Accredit: requested, approved,
   * denied and withdrawn qualifications, new customers and changed addresses. The same change has the
   * same id for ever. Rejects with a `BulkError` when the ledger cannot be used, and with a
   * `PartnerError` when the service refuses the caller.
   *
   * @example
   * import type { Partner, WatchLedger } from '@accredit/client'
   *
   * export async function follow(partner: Partner, ledger: WatchLedger, signal: AbortSignal) {
   *   let printing = Promise.resolve()
   *   const onNews = () => {
   *     printing = printing.then(() => print(ledger))
   *   }
   *   await partner.watch({ ledger, receivers: [{ name: 'print' }], signal, onNews })
   *   await printing
   * }
   *
   * async function print(ledger: WatchLedger) {
   *   for (const { event } of await ledger.waiting('print')) {
   *     console.log(event.type, event.data.customerId)
   *     await ledger.settle('print', [event.id])
   *   }
   * }
   */
  watch(options: WatchOptions): Promise<void>
  /** The same partner with other ids or another locale; what is not named stays. */
  with(scope: PartnerScope): Partner
}

/**
 * Connects to Partner Center, or to whatever speaks its contract. Sends nothing yet.
 * @throws TypeError when an option cannot work.
 *
 * @example
 * import { createPartner, sandbox, sandboxCredential } from '@accredit/client'
 *
 * const partner = createPartner({ cloud: sandbox, credential: sandboxCredential() })
 * const customer = partner.customers.byId('c0de0000-0000-4000-8000-000000000001')
 * console.log(await customer.qualification.getQualifications())
 */
export function createPartner(options: PartnerOptions): Partner {
  const { cloud = clouds.global, now = Date.now, timeoutMs = 3 * 60_000, retries = 3 } = options
  const fetch = options.fetch ?? globalThis.fetch
  if (!(timeoutMs > 0)) throw new TypeError(`timeoutMs is ${timeoutMs}; it must be above 0.`)
  if (!(retries >= 0)) throw new TypeError(`retries is ${retries}; it must be 0 or more.`)
  return openPartner({
    baseUrl: requireSafeUrl(options.baseUrl ?? cloud.baseUrl, 'baseUrl'),
    scopes: [options.scopes ?? scopesOf(cloud).any].flat(),
    credential: shareTokens(options.credential, { now, timeoutMs }),
    // A browser's fetch must not be called as a method of another object.
    fetch: (url, init) => fetch(url, init),
    applicationName: options.applicationName,
    locale: options.locale ?? 'en-US',
    correlationId: newId(),
    timeoutMs,
    retries,
    retryOnThrottle: options.retryOnThrottle ?? true,
    onRequest: options.onRequest,
    onRetry: options.onRetry,
    now,
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
  })
}

function openPartner(connection: Connection): Partner {
  return {
    customers: customers(connection),
    validations: validations(connection),
    domains: domains(connection),
    countryValidationRules: countryValidationRules(connection),
    auditRecords: auditRecords(connection),
    insight: insight(connection),
    desk: desk(connection),
    events: events(connection),
    webhooks: webhooks(connection),
    bulkJobs: bulkJobs(connection),
    registration: registration(connection),
    // Loaded when it is used: a page that shows customers needs none of it.
    async bulk(rows, options) {
      const { runBulk } = await import('./bulk/run.ts')
      return runBulk(connection, rows, options)
    },
    async checkBulk(rows, options) {
      const { checkBulk } = await import('./bulk/check.ts')
      return checkBulk(connection, rows, options)
    },
    async report(options) {
      const { openReport } = await import('./report/report.ts')
      return openReport(connection, options)
    },
    async watch(options) {
      const { watchPartner } = await import('./watch/watch.ts')
      return watchPartner(connection, options)
    },
    with: (scope) =>
      openPartner({
        ...connection,
        correlationId: scope.correlationId ?? connection.correlationId,
        requestId: scope.requestId ?? connection.requestId,
        locale: scope.locale ?? connection.locale,
      }),
  }
}
