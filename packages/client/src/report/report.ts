import type { ReportGroup, ReportLine } from '@accredit/contract'
import { openTraffic, type BulkTrafficOptions } from '../bulk/open-bulk.ts'
import type { Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import { insight } from '../resources/insight.ts'
import { describeKept, groupLines, passes } from './describe.ts'
import type { ReportFilter, ReportProgress } from './options.ts'
import { readCustomers } from './read-customers.ts'
import { memoryReportStore, type ReportStore } from './store.ts'

/** Options of a report. */
export interface ReportOptions extends ReportFilter, Omit<BulkTrafficOptions, 'onProgress'> {
  /** Memory of earlier reports, for a service without a report of its own. Default: none. */
  readonly store?: ReportStore | undefined
  /** Reads every customer again, however fresh what is known of it. */
  readonly refresh?: boolean | undefined
  readonly onProgress?: ((progress: ReportProgress) => void) | undefined
}

/** All customers of a partner by qualification. */
export interface QualificationReport {
  /** The service clock when the report began. */
  readonly at: Date
  /** All lines that match, in groups. */
  readonly groups: readonly ReportGroup[]
  /** The lines that match, by name; read page by page. */
  readonly lines: AsyncIterable<ReportLine>
}

/**
 * Reports on all customers. Accredit answers from its own store. Of Partner Center customers are read
 * one by one, within the budget that bulk requests share: those that are new, that are in review, that
 * the activity log names, or that were read more than 30 days ago; all others are known from the store.
 * @throws PartnerError when the service cannot be used; what was read by then is kept
 */
export async function openReport(
  connection: Connection,
  options: ReportOptions = {},
): Promise<QualificationReport> {
  const { store = memoryReportStore(), onProgress, refresh = false, ...rest } = options
  const { signal = new AbortController().signal } = options
  const traffic = await openTraffic(connection, { ...rest, onProgress: undefined }, signal)
  const at = new Date(traffic.now())
  if (traffic.isAccredit) {
    const own = await readOwn(connection, options, signal)
    if (own) return { at, ...own }
  }
  const kept = await readCustomers(traffic, { store, onProgress, refresh })
  const lines = kept.flatMap(describeKept).filter((line) => passes(line, options))
  return { at, groups: groupLines(lines), lines: iterate(lines) }
}

/** The service's own report; `undefined` where it has none. */
async function readOwn(connection: Connection, filter: ReportFilter, signal: AbortSignal) {
  const { report } = insight(connection)
  try {
    const first = await report(filter, { signal })
    async function* lines() {
      yield* first.items
      for (let { next } = first; next !== undefined;) {
        const page = await report({ ...filter, after: next }, { signal })
        yield* page.items
        next = page.next
      }
    }
    return { groups: first.groups ?? [], lines: lines() }
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined
    throw error
  }
}

async function* iterate<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
