import type { AnyOperationName } from '@accredit/contract'

/** One exchange, as it is kept: as texts, which are only looked into when somebody reads them. */
export interface Exchange {
  /** The service clock, in epoch milliseconds. */
  readonly at: number
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly route: AnyOperationName | undefined
  readonly customerId: string | undefined
  readonly requestId: string
  readonly correlationId: string
  readonly partnerId: string | undefined
  readonly user: string | undefined
  readonly received: string | undefined
  /** Status of the answer; undefined where the connection ended without one. */
  readonly status: number | undefined
  readonly answered: string | undefined
  /** True when a fault struck it. */
  readonly faulty: boolean
  readonly milliseconds: number
}

/** Filter of exchanges. */
export interface JournalFilter {
  readonly route?: string | undefined
  readonly customerId?: string | undefined
  readonly requestId?: string | undefined
  /** The last so many. */
  readonly limit: number
}

/** Recent requests to a sandbox, with their answers. */
export interface Journal {
  add(exchange: Exchange): void
  /** Finds the exchanges that fit a filter, oldest first. */
  find(filter: JournalFilter): readonly Exchange[]
  /** Drops what is older. */
  expireBefore(at: number): void
}

/** Creates a journal that keeps the last so many exchanges. */
export function createJournal(size: number): Journal {
  const ring: Exchange[] = []
  let next = 0
  const inOrder = () => [...ring.slice(next), ...ring.slice(0, next)]
  return {
    add(exchange) {
      ring[next] = exchange
      next = (next + 1) % size
    },
    find({ route, customerId, requestId, limit }) {
      return inOrder()
        .filter(
          (exchange) =>
            (route === undefined || exchange.route === route) &&
            (customerId === undefined || exchange.customerId === customerId) &&
            (requestId === undefined || exchange.requestId === requestId),
        )
        .slice(-limit)
    },
    expireBefore(at) {
      const left = inOrder().filter((exchange) => exchange.at >= at)
      ring.splice(0, ring.length, ...left)
      next = left.length % size
    },
  }
}
