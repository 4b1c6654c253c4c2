/** Store of a measurement: a data folder, or a database of PostgreSQL beside it. */
export interface Place {
  readonly data: string
  /** `sqlite`, or the address of a database. */
  readonly store: string
}

/** Work for the process that delivers. */
export type EventsJob = Place &
  (
    | {
        /** Deliver what waits, as a worker does. */
        readonly kind: 'deliver'
        readonly amount: number
      }
    | {
        /** Send as many POSTs and keep a durable row of each, and nothing else. */
        readonly kind: 'post'
        readonly url: string
        readonly amount: number
      }
    | {
        /** Time from a commit to the receiver, one event after the other; and round trips beside them. */
        readonly kind: 'latency'
        readonly amount: number
      }
  )

/** Pace of deliveries or POSTs; times of single ones in milliseconds. */
export interface EventsResult {
  readonly perSecond: number
  readonly p99: number
  /** p99 of a round trip to the same receiver. */
  readonly roundTrip: number
}
