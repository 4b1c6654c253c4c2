/** Store of a measurement: a data folder, or a PostgreSQL database beside it. */
export interface Place {
  readonly data: string
  /** `sqlite`, or the URL of a database. */
  readonly store: string
}

/** Job for the delivering process. */
export type EventsJob = Place &
  (
    | {
        /** Delivers pending events, as a worker does. */
        readonly kind: 'deliver'
        readonly amount: number
      }
    | {
        /** Sends as many POSTs and stores a durable row for each, and nothing else. */
        readonly kind: 'post'
        readonly url: string
        readonly amount: number
      }
    | {
        /**
         * Measures the time from a commit to the receiver, one event at a time, and plain round
         * trips.
         */
        readonly kind: 'latency'
        readonly amount: number
      }
  )

/** Rate of deliveries or POSTs; single times in milliseconds. */
export interface EventsResult {
  readonly perSecond: number
  readonly p99: number
  /** p99 of a round trip to the same receiver. */
  readonly roundTrip: number
}
