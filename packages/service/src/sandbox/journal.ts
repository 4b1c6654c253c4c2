import type { AnyOperationName, ErrorName } from '@accredit/contract'
import type { Fault } from './faults.ts'

/** Headers by lower-case name, without secrets. */
export type KeptHeaders = Readonly<Record<string, string>>

/** One exchange as stored: raw texts, which are parsed only when read. */
export interface Exchange {
  readonly id: string
  /** The service clock, in epoch milliseconds. */
  readonly at: number
  readonly method: string
  /** Path and query as received. */
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
  /** False when the body was too long to be stored, so that it cannot be sent again. */
  readonly isWhole: boolean
  /** Status of the response; undefined when the connection ended without one. */
  readonly status: number | undefined
  /** The refusal in the response. */
  readonly refused: ErrorName | undefined
  readonly answeredHeaders: KeptHeaders
  readonly answered: string | undefined
  /** The fault that affected it. */
  readonly fault: Fault | undefined
  readonly milliseconds: number
}

/** Filter of exchanges; absent members do not filter. */
export interface JournalFilter {
  readonly operation?: string | undefined
  readonly customerId?: string | undefined
  readonly requestId?: string | undefined
  readonly correlationId?: string | undefined
  /** A status, a class such as `4xx`, or `none` for calls without a response. */
  readonly status?: string | undefined
  /** Text in address, bodies or user, case-insensitive. */
  readonly text?: string | undefined
  /** Excludes calls of this application. */
  readonly withoutApplication?: string | undefined
  /** Only later ones, by the service clock in epoch milliseconds. */
  readonly since?: number | undefined
  /** Only those after this entry. */
  readonly after?: string | undefined
  /** Only those before this entry. */
  readonly before?: string | undefined
  /** Only the last ones, this number at most. */
  readonly limit: number
}

/** Result of a search for exchanges. */
export interface FoundExchanges {
  /** Oldest first. */
  readonly exchanges: readonly Exchange[]
  /** Number of all matches. */
  readonly found: number
  /** Number of matches after the last one returned. */
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
  /** Number of entries dropped for newer ones. */
  readonly dropped: number
}

/** Recent requests to a sandbox, with their responses. */
export interface Journal {
  add(exchange: Exchange): void
  find(filter: JournalFilter): FoundExchanges
  get(id: string): Exchange | undefined
  size(): JournalSize
  /** Drops older entries. */
  expireBefore(at: number): void
}

/** Creates a journal that drops the oldest exchanges when it exceeds a limit. */
export function createJournal({ mostEntries, mostBytes }: JournalLimits): Journal {
  let kept: { readonly exchange: Exchange; readonly bytes: number }[] = []
  /** Index of the oldest one: entries are removed from the list many at a time. */
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

/** Approximate size of an exchange besides its texts, in bytes. */
const frame = 600

/** Estimates the size of an exchange: most texts are ASCII, one byte per character. */
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
