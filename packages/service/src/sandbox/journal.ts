import type { AnyOperationName } from '@accredit/contract'
import type { Fault } from './faults.ts'

/** One exchange, as it is kept: as texts, which are only looked into when somebody reads them. */
export interface Exchange {
  /** The service clock, in epoch milliseconds. */
  readonly at: number
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly operation: AnyOperationName | undefined
  readonly customerId: string | undefined
  readonly requestId: string
  readonly correlationId: string
  readonly partnerId: string | undefined
  readonly user: string | undefined
  readonly received: string | undefined
  /** Status of the answer; undefined where the connection ended without one. */
  readonly status: number | undefined
  readonly answered: string | undefined
  /** The fault that struck it. */
  readonly fault: Fault | undefined
  readonly milliseconds: number
}

/** Filter of exchanges; what is absent does not filter. */
export interface JournalFilter {
  readonly operation?: string | undefined
  readonly customerId?: string | undefined
  readonly requestId?: string | undefined
  readonly correlationId?: string | undefined
  readonly status?: number | undefined
  /** Text in address, bodies or user, in any case. */
  readonly text?: string | undefined
  /** Only later ones, by the service clock in epoch milliseconds. */
  readonly since?: number | undefined
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
    find: ({ limit, ...filter }) =>
      inOrder()
        .filter((exchange) => fits(exchange, filter))
        .slice(-limit),
    expireBefore(at) {
      const left = inOrder().filter((exchange) => exchange.at >= at)
      ring.splice(0, ring.length, ...left)
      next = left.length % size
    },
  }
}

const sameMembers = ['operation', 'customerId', 'requestId', 'correlationId', 'status'] as const

function fits(exchange: Exchange, filter: Omit<JournalFilter, 'limit'>): boolean {
  const { since = -Infinity, text } = filter
  if (exchange.at <= since) return false
  const same = (name: (typeof sameMembers)[number]) =>
    filter[name] === undefined || filter[name] === exchange[name]
  if (!sameMembers.every(same)) return false
  if (text === undefined) return true
  const { url, received = '', answered = '', user = '' } = exchange
  const wanted = text.toLowerCase()
  return [url, received, answered, user].some((part) => part.toLowerCase().includes(wanted))
}
