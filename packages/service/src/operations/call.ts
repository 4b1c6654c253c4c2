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
  /** Milliseconds in which a decision can be taken back before it is shown. */
  readonly showDelay: number
}

/** Certificate whose key signs events in the form of Partner Center. */
export interface EventCertificate {
  /** RSA, in PEM. */
  readonly privateKey: string
  /** Name under which the service publishes it. */
  readonly name: string
  /** Certificates that are published, as DER, by name. */
  readonly published: ReadonlyMap<string, Uint8Array>
  /** Certificate of the authority that signed it, in PEM, where the service made it. */
  readonly authority?: string | undefined
}

/** Finds the certificate; makes one the first time where it may. undefined where there is none. */
export type FindEventCertificate = () => Promise<EventCertificate | undefined>

/** Path under which the service publishes certificates that sign events. */
export const certificatesPath = '/webhooks/v1/certificates'

/** Means to deliver events to endpoints. */
export interface WebhookMeans {
  /** Addresses that endpoints may have. */
  readonly addresses: WebhookAddresses
  /** Seals secrets; absent where the operator has named no key. */
  readonly box: { seal(text: string, context: string): string } | undefined
  /** Variable that names the key. */
  readonly keyOption: string
  readonly makeSecret: () => string
  /** Sends one event to an address, apart from deliveries; never rejects. */
  readonly attempt: (outgoing: {
    readonly url: string
    readonly id: string
    readonly body: string
    readonly secrets: readonly string[]
  }) => Promise<WebhookTrialResult>
  /** Partner Center's form of events. */
  readonly registrations: {
    /** Events for which a tenant can register. */
    readonly names: readonly PartnerCenterEventName[]
    readonly findCertificate: FindEventCertificate
    /** Variable that names the certificate. */
    readonly certificateOption: string
  }
  /** Sends a test event to an endpoint, apart from deliveries, signed as they are; never rejects. */
  readonly attemptAt: (
    webhook: WebhookRecord,
    event: Parameters<typeof describeEvent>[0],
  ) => Promise<WebhookTrialResult>
  /** Says that there may be deliveries that are due. */
  readonly wake: () => void
}

/** Mails to people, as far as they are set up. */
export interface MailsOut {
  /** False where the operator has named no mail server. */
  readonly available: boolean
  /** Variable that names it. */
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
  /** Calls that a partner may make in a minute; 0 means no limit. */
  readonly throttlePerMinute: number
  /** E-mail or web address for partners; empty where the operator gave none. */
  readonly support: string
  /** Tells what happens as it happens. */
  readonly live: LiveHub
  /** Facts about domains and countries. */
  readonly knowledge: Knowledge
  /** Limit of a partner's customers; 0 means none. */
  readonly customerLimit: number
  /** Milliseconds that the review of a new or changed account takes. */
  readonly accountReviewDelay: number
  /** Settings of the desk. */
  readonly desk: DeskRules
  /** Writes and reads continuation tokens. */
  readonly pageTokens: PageTokens
  /** Means to deliver events to endpoints. */
  readonly webhooks: WebhookMeans
  /** Mails to people. */
  readonly mailsOut: MailsOut
  /** Tells the worker that there is something to do: by a time of the service clock, or now. */
  readonly wakeWorker: (dueAt?: number) => void
}

/** The right of an admitted caller, while an answer goes on. */
export interface StandingRight {
  /** Milliseconds until the access token expires, by the real clock. */
  remaining(): number
  /** Judges the caller again; an answer that cannot be had at the moment changes nothing. */
  holds(): Promise<boolean>
}

/** One call of the API: authenticated, allowed, and not yet looked at in its form. */
export interface Call {
  readonly service: ServiceContext
  /** Reads what was committed when the call began; on a replica, where the operation may read there. */
  readonly reader: Connection
  readonly actor: Actor
  readonly right: StandingRight
  /** Path parameters by the names of the route. */
  readonly parameters: Readonly<Record<string, string>>
  /** Query parameters by their name in lower case. */
  readonly query: ReadonlyMap<string, string>
  /** The query as it was sent, undecoded. */
  readonly queryText: string
  /** A request header by its name in lower case. */
  readonly header: (name: string) => string | undefined
  /** The bytes of the body, as text. */
  readonly body: string
  /** Why the body cannot be read, where it cannot. */
  readonly unreadable?: Refusal | undefined
  readonly correlationId: string
  /** Present when the caller sent a usable MS-RequestId with a write. */
  readonly identity?: RequestIdentity | undefined
}

/** An answer without an end, e.g. of what happens live. */
export interface StreamedReply {
  readonly status: 200
  readonly mediaType: string
  /** Writes until the signal says that the reader has left. */
  readonly write: (signal: AbortSignal) => AsyncIterable<string>
}

/** Answers one call; a refusal is thrown as `Refused`. */
export type Operation = (call: Call) => Promise<Answer | Reply | StreamedReply>
