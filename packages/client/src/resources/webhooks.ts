import type {
  EventType,
  NewWebhook,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryCollection,
  WebhookDeliveryLog,
  WebhookRotation,
  WebhookTest,
  WebhookTrialResult,
} from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import { send } from '../send.ts'

/** A new endpoint. */
export interface WebhookSettings {
  /** https without user or password; http to this machine in a sandbox. */
  readonly url: string
  /** Types that it receives. Default: all. */
  readonly events?: readonly EventType[] | undefined
  /** For people. */
  readonly description?: string | undefined
}

/** Changes of an endpoint; what is left out stays. */
export interface WebhookChanges extends Partial<WebhookSettings> {
  /** true: nothing is delivered. false: switches it on again, also where the service switched it off. */
  readonly paused?: boolean | undefined
}

/** Filter for deliveries. */
export interface DeliveryQuery {
  readonly state?: OpenSet<WebhookDelivery['state']> | undefined
  /** Deliveries on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/**
 * Endpoints that receive the partner's events, and the deliveries to them; for Admin agents. Microsoft's
 * service answers none of these calls (`NotFound`).
 */
export function webhooks(connection: Connection) {
  const call = <Body>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    rest: { readonly body?: object; readonly query?: object } = {},
    options?: CallOptions,
  ) => {
    const query = { ...rest.query } as Record<string, string | number | undefined>
    return send<Body>(connection, { method, path: `/accredit/v1${path}`, ...rest, query }, options)
  }
  const pathOf = (id: string) => `/webhooks/${pathSegment(id)}`
  return {
    /** Reads the endpoints. */
    list: (options?: CallOptions): Promise<Webhook[]> => call('GET', '/webhooks', {}, options),

    /** Adds an endpoint. `secret` is in this answer and in no other: keep it where the receiver reads it. */
    add: (settings: WebhookSettings, options?: CallOptions): Promise<NewWebhook> =>
      call('POST', '/webhooks', { body: settings }, options),

    /** Sends a test event to an address that is not added yet; the answer says how it was received. */
    tryAddress: (url: string, options?: CallOptions): Promise<WebhookTrialResult> =>
      call('POST', '/webhook-trials', { body: { url } }, options),

    /** Reads one endpoint. */
    get: (id: string, options?: CallOptions): Promise<Webhook> =>
      call('GET', pathOf(id), {}, options),

    /** Changes an endpoint, pauses it, or switches it on again. */
    change: (id: string, changes: WebhookChanges, options?: CallOptions): Promise<Webhook> =>
      call('PATCH', pathOf(id), { body: changes }, options),

    /** Removes an endpoint with its deliveries. */
    remove: (id: string, options?: CallOptions): Promise<void> =>
      call('DELETE', pathOf(id), {}, options),

    /** Makes a new secret; those before it sign for a day more. */
    rotate: (id: string, options?: CallOptions): Promise<WebhookRotation> =>
      call('POST', `${pathOf(id)}/rotation`, {}, options),

    /** Sends the endpoint a signed test event at once; the answer says what came back, and what its connection shows. */
    try: (id: string, options?: CallOptions): Promise<WebhookTrialResult> =>
      call('POST', `${pathOf(id)}/trial`, {}, options),

    /** Sends a test event to the endpoint. */
    test: (id: string, options?: CallOptions): Promise<WebhookTest> =>
      call('POST', `${pathOf(id)}/test`, {}, options),

    /** Reads what was delivered to the endpoint, newest first. */
    deliveries: (
      id: string,
      query: DeliveryQuery = {},
      options?: CallOptions,
    ): Promise<WebhookDeliveryCollection> =>
      call('GET', `${pathOf(id)}/deliveries`, { query }, options),

    /** Reads one delivery with its attempts. */
    delivery: (deliveryId: string, options?: CallOptions): Promise<WebhookDeliveryLog> =>
      call('GET', `/deliveries/${pathSegment(deliveryId)}`, {}, options),

    /** Delivers an event to its endpoint again. */
    resend: (deliveryId: string, options?: CallOptions): Promise<WebhookDelivery> =>
      call('POST', `/deliveries/${pathSegment(deliveryId)}/resend`, {}, options),

    /** Sends the endpoint's dead deliveries again, those since a time or all; says how many. */
    replay: (
      id: string,
      { since }: { readonly since?: Date | undefined } = {},
      options?: CallOptions,
    ): Promise<{ count: number }> =>
      call('POST', `${pathOf(id)}/replay`, { body: { since: since?.toISOString() } }, options),
  }
}

/** Endpoints that receive the partner's events. */
export type WebhooksResource = ReturnType<typeof webhooks>
