import type { PartnerCenterEventName, WebhookTrialResult } from '@accredit/contract'
import type { LiveHub } from '../live/hub.ts'
import type { describeEvent } from '../rules/describe/describe-event.ts'
import type { Actor } from '../rules/actor.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { WebhookAddresses } from '../rules/read/read-webhook.ts'
import type { Knowledge } from '../rules/vetting/knowledge.ts'
import type { Answer, Reply, RequestIdentity } from '../store/command.ts'
import type { Connection } from '../store/connection.ts'
import type { WebhookRecord } from '../store/queries/webhooks.ts'
import type { Store } from '../store/store.ts'
import type { PageTokens } from './page-tokens.ts'

/** Settings of the desk. */
export interface DeskRules {
  /** Requires a second reviewer to confirm each decision. */
  readonly twoPersons: boolean
  /** Milliseconds in which a decision can be undone before it is shown. */
  readonly showDelay: number
}

/** Certificate whose key signs events in Partner Center's format. */
export interface EventCertificate {
  /** RSA, in PEM. */
  readonly privateKey: string
  /** Name under which the service publishes it. */
  readonly name: string
  /** Published certificates by name, as DER. */
  readonly published: ReadonlyMap<string, Uint8Array>
  /** Certificate of the CA that signed it, in PEM, if the service generated it. */
  readonly authority?: string | undefined
}

/**
 * Finds the certificate; generates one on first use where allowed. undefined when there is none.
 */
export type FindEventCertificate = () => Promise<EventCertificate | undefined>

/** Path under which the service publishes certificates that sign events. */
export const certificatesPath = '/webhooks/v1/certificates'

/** Dependencies for endpoints. */
export interface WebhookMeans {
  /** Addresses that endpoints may have. */
  readonly addresses: WebhookAddresses
  /** Encrypts secrets; absent when the operator has configured no key. */
  readonly box: { seal(text: string, context: string): string } | undefined
  /** Variable that configures the key. */
  readonly keyOption: string
  readonly makeSecret: () => string
  /** Sends one event to an address, apart from deliveries; never rejects. */
  readonly attempt: (outgoing: {
    readonly url: string
    readonly id: string
    readonly body: string
    readonly secrets: readonly string[]
  }) => Promise<WebhookTrialResult>
  /** Partner Center's format of events. */
  readonly registrations: {
    /** Events that a tenant can register for. */
    readonly names: readonly PartnerCenterEventName[]
    readonly findCertificate: FindEventCertificate
    /** Variable that configures the certificate. */
    readonly certificateOption: string
  }
  /**
   * Sends a test event to an endpoint, apart from deliveries but signed like them; never rejects.
   */
  readonly attemptAt: (
    webhook: WebhookRecord,
    event: Parameters<typeof describeEvent>[0],
  ) => Promise<WebhookTrialResult>
  /** Signals that there may be due deliveries. */
  readonly wake: () => void
}

/** Availability of e-mail notifications. */
export interface MailsOut {
  /** False when the operator has configured no mail server. */
  readonly available: boolean
  /** Variable that configures it. */
  readonly option: string
}

/** Dependencies of the operations. */
export interface ServiceContext {
  readonly store: Store
  /** The service clock, in epoch milliseconds. */
  readonly now: () => number
  /** Milliseconds between an Education request and the machine's verdict. */
  readonly vettingDelay: number
  /** Refuses Education without a segment. */
  readonly segmentRequired: boolean
  readonly mode: 'sandbox' | 'production'
  /** Throttle limit of a partner per minute; 0 means no limit. */
  readonly throttlePerMinute: number
  /** Support contact, an e-mail or web address; empty when the operator has configured none. */
  readonly support: string
  /** Publishes events as they happen. */
  readonly live: LiveHub
  /** Facts about domains and countries. */
  readonly knowledge: Knowledge
  /** Most customers of a partner; 0 means no limit. */
  readonly customerLimit: number
  /** Duration in milliseconds of the review of a new or changed account. */
  readonly accountReviewDelay: number
  /** Settings of the desk. */
  readonly desk: DeskRules
  /** Writes and reads continuation tokens. */
  readonly pageTokens: PageTokens
  /** Dependencies for endpoints. */
  readonly webhooks: WebhookMeans
  /** Availability of e-mail notifications. */
  readonly mailsOut: MailsOut
  /** Wakes the worker at a time of the service clock, or now. */
  readonly wakeWorker: (dueAt?: number) => void
}

/** The continuing right of an admitted caller, for a streamed answer. */
export interface StandingRight {
  /** Milliseconds until the access token expires, by the real clock. */
  remaining(): number
  /** Checks the caller again; a check that is unavailable at the moment changes nothing. */
  holds(): Promise<boolean>
}

/** One call of the API: authenticated and admitted, with its input still unparsed. */
export interface Call {
  readonly service: ServiceContext
  /** Reads what was committed when the call began; on a replica where the operation allows it. */
  readonly reader: Connection
  readonly actor: Actor
  readonly right: StandingRight
  /** Path parameters by the names of the route. */
  readonly parameters: Readonly<Record<string, string>>
  /** Query parameters by their name in lower case. */
  readonly query: ReadonlyMap<string, string>
  /** The query as sent, undecoded. */
  readonly queryText: string
  /** A request header by its name in lower case. */
  readonly header: (name: string) => string | undefined
  /** The body as text. */
  readonly body: string
  /** Reason why the body cannot be read. */
  readonly unreadable?: Refusal | undefined
  readonly correlationId: string
  /** Present when a write has a valid MS-RequestId. */
  readonly identity?: RequestIdentity | undefined
}

/** A streamed answer without an end, e.g. of live events. */
export interface StreamedReply {
  readonly status: 200
  readonly mediaType: string
  /** Yields text until the signal is aborted because the reader has left. */
  readonly write: (signal: AbortSignal) => AsyncIterable<string>
}

/** Answers one call; a refusal is thrown as `Refused`. */
export type Operation = (call: Call) => Promise<Answer | Reply | StreamedReply>
