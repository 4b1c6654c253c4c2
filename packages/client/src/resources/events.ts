import type {
  EventType,
  QualificationEvent,
  QualificationEventCollection,
} from '@accredit/contract'
import { signalTypes } from '@accredit/contract/events'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import { followEvents, type FollowedEvent, type FollowOptions } from '../follow-events.ts'
import { send } from '../send.ts'

/** Filter for events. */
export interface EventQuery {
  readonly customerId?: string | undefined
  readonly type?: OpenSet<EventType> | undefined
  /** Events on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/** An event with its place in the stream. */
export type SubscribedEvent = QualificationEvent & {
  /** Give it as `after` to go on after this event. */
  readonly cursor: string
}

/** Ways to subscribe. */
export type SubscribeOptions = FollowOptions

/**
 * Events of Accredit: verdicts, codes that run low, reviews that take too long. Microsoft's service
 * answers none of these calls (`NotFound`).
 */
export function events(connection: Connection) {
  const list = (query: EventQuery = {}, options?: CallOptions) =>
    send<QualificationEventCollection>(
      connection,
      { method: 'GET', path: '/accredit/v1/events', query: { ...query } },
      options,
    )
  return {
    /**
     * Receives events as they happen, over lost connections, until the signal ends it. Keep the `cursor`
     * of the last event that was worked on, and give it as `after` to miss none: an event can come twice
     * (its `id` tells), and is never left out.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export async function printApprovals(partner: Partner, signal: AbortSignal) {
     *   for await (const event of partner.events.subscribe({ signal })) {
     *     if (event.type === 'qualification.approved') console.log(event.data.customerId)
     *   }
     * }
     */
    async *subscribe(
      options: SubscribeOptions = {},
    ): AsyncGenerator<SubscribedEvent, void, undefined> {
      for await (const event of followEvents(connection, options)) {
        if (!isSignal(event)) yield event as SubscribedEvent
      }
    },

    /** Follows events and the signals by which what is shown keeps up to date. */
    follow: (options?: FollowOptions): AsyncIterable<FollowedEvent> =>
      followEvents(connection, options),

    /** Reads a page of events, newest first. */
    list,

    /** Reads all events that match, newest first; each page is asked for when the loop comes to it. */
    async *all(
      query: EventQuery = {},
      options?: CallOptions,
    ): AsyncGenerator<QualificationEvent, void, undefined> {
      let { after } = query
      do {
        const page = await list({ ...query, after }, options)
        yield* page.items
        after = page.next
      } while (after !== undefined)
    },

    /** Reads one event. */
    get: (eventId: string, options?: CallOptions): Promise<QualificationEvent> =>
      send(connection, { method: 'GET', path: pathOf(eventId) }, options),

    /** Sends an event again, under its id, to subscribers and to all endpoints that receive its type. */
    resend: (eventId: string, options?: CallOptions): Promise<QualificationEvent> =>
      send(connection, { method: 'POST', path: `${pathOf(eventId)}/resend` }, options),
  }
}

/** Events of Accredit. */
export type EventsResource = ReturnType<typeof events>

function pathOf(eventId: string): string {
  return `/accredit/v1/events/${pathSegment(eventId)}`
}

function isSignal({ type }: FollowedEvent): boolean {
  return signalTypes.some((signal) => signal === type)
}
