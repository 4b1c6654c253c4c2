import type { Call } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { filterText, type FieldFilter, type OpenSet } from '../filter.ts'
import { pagesFrom, readPage, startListing, type Listing, type Page } from '../paginate.ts'

/** One recorded change. Source: auditing resources. */
export interface AuditRecord {
  readonly id: string
  readonly partnerId: string
  readonly customerId?: string
  readonly customerName?: string
  readonly participants?: readonly string[]
  /** Absent when an application acted without a user. */
  readonly userPrincipalName?: string
  readonly applicationId?: string
  readonly sessionId?: string
  readonly resourceType: OpenSet<'customer'>
  readonly operationType: OpenSet<
    | 'update_customer_qualification'
    | 'add_customer'
    | 'delete_customer'
    | 'update_customer_billing_profile'
    | 'remove_partner_customer_relationship'
  >
  readonly operationStatus: OpenSet<'succeeded' | 'failed' | 'progress' | 'decline'>
  /** JSON text of the resource before the change. */
  readonly resourceOldValue?: string
  /** JSON text of the resource after the change. */
  readonly resourceNewValue?: string
  readonly originalCorrelationId?: string
  /** UTC time in ISO 8601. */
  readonly operationDate: string
  readonly customizedData?: readonly { readonly key: string; readonly value: string }[]
}

/** Filter for records. */
export interface AuditQuery {
  /** First day, at most 90 days back: a date (its day in UTC) or `yyyy-mm-dd`. */
  readonly start: Date | string
  /** Last day. Default: today. */
  readonly end?: Date | string | undefined
  /** `CompanyName` with `substring`; `CustomerId` and `ResourceType` with `equals`. */
  readonly filter?:
    | FieldFilter<'CompanyName' | 'CustomerId' | 'ResourceType', 'substring' | 'equals'>
    | undefined
  /** Records on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
}

/** The record of what was changed for the partner's customers. */
export function auditRecords(connection: Connection) {
  return {
    /**
     * Reads the records of some days. Await it for one page, iterate it for all records.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export async function printChanges(partner: Partner, since: Date) {
     *   for await (const record of partner.auditRecords.query({ start: since })) {
     *     console.log(record.operationDate, record.operationType, record.customerName)
     *   }
     * }
     */
    query: (query: AuditQuery, options?: CallOptions): Listing<AuditRecord> =>
      startListing(connection, callOf(query), options),

    /** Reads the same page by page; nothing is asked for until the loop starts. */
    pages: (query: AuditQuery, options: CallOptions = {}): AsyncIterable<Page<AuditRecord>> =>
      pagesFrom(() => readPage<AuditRecord>(connection, callOf(query), options), options),
  }
}

/** The record of what was changed for the partner's customers. */
export type AuditRecordsResource = ReturnType<typeof auditRecords>

function callOf(query: AuditQuery): Call {
  return {
    method: 'GET',
    path: '/v1/auditrecords',
    query: {
      startDate: dayOf(query.start),
      endDate: query.end === undefined ? undefined : dayOf(query.end),
      filter: query.filter && filterText(query.filter),
      size: query.size,
    },
  }
}

function dayOf(date: Date | string): string {
  return typeof date === 'string' ? date : date.toISOString().slice(0, 10)
}
