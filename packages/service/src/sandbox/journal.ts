import type { AnyOperationName, ErrorName } from '@accredit/contract'
import type { Fault } from './faults.ts'

/** Headers by their names in lower case, without what is secret. */
export type KeptHeaders = Readonly<Record<string, string>>

/** One exchange, as it is kept: as texts, which are only looked into when somebody reads them. */
export interface Exchange {
  readonly id: string
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
  /** MS-PartnerCenter-Application. */
  readonly application: string | undefined
  readonly receivedHeaders: KeptHeaders
  readonly received: string | undefined
  /** False where the body was too long to be kept, so that it cannot be sent again. */
  readonly isWhole: boolean
  /** Status of the answer; undefined where the connection ended without one. */
  readonly status: number | undefined
  /** The refusal that was answered. */
  readonly refused: ErrorName | undefined
  readonly answeredHeaders: KeptHeaders
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
  /** A status, a class such as `4xx`, or `none` for calls without an answer. */
  readonly status?: string | undefined
  /** Text in address, bodies or user, in any case. */
  readonly text?: string | undefined
  /** Leaves out what this application sent. */
  readonly withoutApplication?: string | undefined
  /** Only later ones, by the service clock in epoch milliseconds. */
  readonly since?: number | undefined
  /** Only those after the entry of this id. */
  readonly after?: string | undefined
  /** Only those before the entry of this id. */
  readonly before?: string | undefined
  /** The last so many. */
  readonly limit: number
}

/** Exchanges that were looked for. */
export interface FoundExchanges {
  /** Oldest first. */
  readonly exchanges: readonly Exchange[]
  /** Number of those that fit the filter, wherever they stand. */
  readonly found: number
  /** Number of those of them that came after the last one here. */
  readonly newer: number
}

/** Limits of a journal. */
export interface JournalLimits {
  readonly mostEntries: number
  readonly mostBytes: number
}

/** Size of a journal. */
export interface JournalSize extends JournalLimits {
  readonly entries: number
  readonly bytes: number
  /** Entries that were dropped for newer ones. */
  readonly dropped: number
}

/** Recent requests to a sandbox, with their answers. */
export interface Journal {
  add(exchange: Exchange): void
  find(filter: JournalFilter): FoundExchanges
  get(id: string): Exchange | undefined
  size(): JournalSize
  /** Drops what is older. */
  expireBefore(at: number): void
}

/** Creates a journal that drops the oldest exchange for each one that would be too many or too much. */
export function createJournal({ mostEntries, mostBytes }: JournalLimits): Journal {
  let kept: { readonly exchange: Exchange; readonly bytes: number }[] = []
  /** Index of the oldest one: they are taken out of the list many at a time. */
  let first = 0
  let bytes = 0
  let dropped = 0
  const dropOldest = () => {
    bytes -= kept[first]?.bytes ?? 0
    first += 1
    dropped += 1
  }
  const list = () => kept.slice(first).map(({ exchange }) => exchange)
  return {
    add(exchange) {
      const entry = { exchange, bytes: weigh(exchange) }
      kept.push(entry)
      bytes += entry.bytes
      while (kept.length - first > mostEntries) dropOldest()
      while (bytes > mostBytes && kept.length - first > 1) dropOldest()
      if (first > 1_000 && first > kept.length / 2) {
        kept = kept.slice(first)
        first = 0
      }
    },
    find(filter) {
      const all = list()
      const indexOf = (id: string | undefined) =>
        id === undefined ? -1 : all.findIndex((each) => each.id === id)
      const fitting = all
        .slice(indexOf(filter.after) + 1)
        .filter((exchange) => fits(exchange, filter))
      const end = indexOf(filter.before)
      const later = end < 0 ? new Set<Exchange>() : new Set(all.slice(end))
      const newer = fitting.filter((exchange) => later.has(exchange)).length
      const exchanges = fitting.slice(0, fitting.length - newer).slice(-filter.limit)
      return { exchanges, found: fitting.length, newer }
    },
    get: (id) => list().find((exchange) => exchange.id === id),
    size: () => ({ entries: kept.length - first, bytes, mostEntries, mostBytes, dropped }),
    expireBefore(at) {
      kept = kept.slice(first).filter(({ exchange }) => exchange.at >= at)
      first = 0
      bytes = kept.reduce((sum, entry) => sum + entry.bytes, 0)
    },
  }
}

/** Bytes of an exchange beside its texts, about. */
const frame = 600

/** Estimates the bytes of an exchange: most texts are ASCII, which takes one byte a character. */
function weigh({ url, received = '', answered = '', ...rest }: Exchange): number {
  const headers = [rest.receivedHeaders, rest.answeredHeaders].flatMap((each) =>
    Object.entries(each).flat(),
  )
  return [url, received, answered, ...headers].reduce((sum, { length }) => sum + length, frame)
}

const sameMembers = ['operation', 'customerId', 'requestId', 'correlationId'] as const

function fits(exchange: Exchange, filter: JournalFilter): boolean {
  const { since = -Infinity, text, status, withoutApplication } = filter
  if (exchange.at <= since) return false
  const same = (name: (typeof sameMembers)[number]) =>
    filter[name] === undefined || filter[name] === exchange[name]
  if (!sameMembers.every(same)) return false
  if (withoutApplication !== undefined && exchange.application === withoutApplication) return false
  if (status !== undefined && !hasStatus(exchange, status)) return false
  if (text === undefined) return true
  const { url, received = '', answered = '', user = '' } = exchange
  const wanted = text.toLowerCase()
  return [url, received, answered, user].some((part) => part.toLowerCase().includes(wanted))
}

function hasStatus({ status }: Exchange, wanted: string): boolean {
  if (status === undefined || wanted === 'none') return status === undefined && wanted === 'none'
  const text = String(status)
  return wanted.endsWith('xx') ? text[0] === wanted[0] : text === wanted
}
