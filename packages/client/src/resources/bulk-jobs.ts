import type {
  BulkJob,
  BulkJobCollection,
  BulkJobLine,
  BulkJobLineCollection,
  BulkLineFilter,
} from '@accredit/contract'
import type { BulkRow } from '@accredit/contract/bulk-rows'
import { pathSegment } from '../build-request.ts'
import type { BulkReport } from '../bulk/report.ts'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import { send } from '../send.ts'

/** A part of a list. */
export interface PageQuery {
  /** Items on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/** Filter for the lines of a job. */
export interface BulkLineQuery extends PageQuery {
  /** Lines with this outcome, or this verdict, alone. */
  readonly outcome?: OpenSet<BulkLineFilter> | undefined
}

/**
 * Jobs in which Accredit itself requests the qualification of each row, once; for Admin and Sales agents.
 * A job goes on without the program that started it. Microsoft's service answers none of these calls
 * (`NotFound`); `partner.bulk` works against both.
 */
export function bulkJobs(connection: Connection) {
  const call = <Body>(
    method: 'GET' | 'POST',
    path: string,
    rest: { readonly body?: object; readonly query?: object } = {},
    options?: CallOptions,
  ) => {
    const query = { ...rest.query } as Record<string, string | number | undefined>
    const whole = `/accredit/v1/bulk-jobs${path}`
    return send<Body>(connection, { method, path: whole, ...rest, query }, options)
  }
  const pathOf = (id: string) => `/${pathSegment(id)}`

  const get = (id: string, options?: CallOptions): Promise<BulkJob> =>
    call('GET', pathOf(id), {}, options)

  const lines = (
    id: string,
    query: BulkLineQuery = {},
    options?: CallOptions,
  ): Promise<BulkJobLineCollection> => call('GET', `${pathOf(id)}/lines`, { query }, options)

  async function* allLines(
    id: string,
    query: BulkLineQuery = {},
    options?: CallOptions,
  ): AsyncGenerator<BulkJobLine, void, undefined> {
    let { after } = query
    do {
      const page = await lines(id, { ...query, after }, options)
      yield* page.items
      after = page.next
    } while (after !== undefined)
  }

  return {
    /** Reads a page of the partner's jobs, newest first. */
    list: (query: PageQuery = {}, options?: CallOptions): Promise<BulkJobCollection> =>
      call('GET', '', { query }, options),

    /**
     * Starts a job of 1 to 10,000 rows. Rows that cannot be requested become lines with the reason.
     * @param settings.name for people, e.g. the name of the file
     *
     * @example
     * import { readBulkFile, type Partner } from '@accredit/client'
     *
     * export async function startFrom(partner: Partner, file: File) {
     *   const { rows } = await readBulkFile([new Uint8Array(await file.arrayBuffer())])
     *   const { id } = await partner.bulkJobs.start(rows, { name: file.name })
     *   return id
     * }
     */
    start: (
      rows: readonly BulkRow[],
      settings: { readonly name?: string | undefined } = {},
      options?: CallOptions,
    ): Promise<BulkJob> => call('POST', '', { body: { ...settings, rows } }, options),

    /** Reads one job with its counts. */
    get,

    /** Reads a page of the lines of a job, in their order. */
    lines,

    /** Reads all lines of a job that match, page by page; each page when the loop comes to it. */
    allLines,

    /** Cancels a job: lines that were not requested yet stay pending. */
    cancel: (id: string, options?: CallOptions): Promise<BulkJob> =>
      call('POST', `${pathOf(id)}/cancel`, {}, options),

    /** Runs the pending lines of a job that has ended, with the rights of the caller. */
    resume: (id: string, options?: CallOptions): Promise<BulkJob> =>
      call('POST', `${pathOf(id)}/resume`, {}, options),

    /**
     * Reads a job with all its lines as a report, e.g. for `writeBulkResults`.
     *
     * @example
     * import { writeBulkResults, type Partner } from '@accredit/client'
     *
     * export async function results(partner: Partner, jobId: string) {
     *   const { lines } = await partner.bulkJobs.report(jobId)
     *   return writeBulkResults(lines)
     * }
     */
    async report(id: string, options?: CallOptions): Promise<BulkReport> {
      const found: BulkJobLine[] = []
      for await (const line of allLines(id, {}, options)) found.push(line)
      const { counts } = await get(id, options)
      return { lines: found, counts: { unsettled: 0, ...counts } }
    },
  }
}

/** Jobs in which Accredit requests many qualifications. */
export type BulkJobsResource = ReturnType<typeof bulkJobs>
