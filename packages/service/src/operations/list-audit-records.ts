import { type AuditRecordCollection, brokenRule, headers, isGuid } from '@accredit/contract'
import { describeAuditRecord, type AuditLine } from '../rules/describe/describe-audit-record.ts'
import { readAuditFilter, type AuditFilter } from '../rules/read/read-audit-filter.ts'
import { readAuditRange, type AuditRange } from '../rules/read/read-audit-range.ts'
import { readPageSize } from '../rules/read/read-page-size.ts'
import { readSeek } from '../rules/read/read-seek.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import {
  listAuditBetween,
  type AuditPosition,
  type AuditWanted,
} from '../store/queries/audit-pages.ts'
import { nameKey } from '../store/queries/customers.ts'
import type { Call } from './call.ts'
import type { TokenScope } from './page-tokens.ts'
import { readLiteralParameter } from './read-input.ts'
import { describeLinks, isUnsaidSize, seekPage, type PageEdges } from './seek-page.ts'

/** Contents of a continuation token of this list. */
interface AuditPageToken extends PageEdges<AuditPosition> {
  readonly size: number
  readonly range: AuditRange
  readonly filter?: AuditFilter | undefined
}

const path = '/auditrecords'
const tokenHeader = headers.continuationToken.toLowerCase()

/** `GET /v1/auditrecords`: the partner's activity log, newest first. */
export async function listAuditRecords(call: Call): Promise<Reply> {
  const { query, service, actor } = call
  const scope: TokenScope = { partnerId: actor.partnerId, list: 'auditrecords' }
  const [startDate, endDate] = [query.get('startdate'), query.get('enddate')]
  const [sentSize, sentFilter] = [query.get('size'), query.get('filter')]
  // One SDK sends the token in the query.
  const token = call.header(tokenHeader) || query.get(tokenHeader) || query.get('seek') || undefined
  const seek = readSeek(query.get('seekoperation'), token) ?? 'first'
  const wantedSize = readPageSize(sentSize)
  const wantedFilter = readAuditFilter(sentFilter, readLiteralParameter(call, 'filter'))

  const from = token ? (service.pageTokens.read(scope, token) as AuditPageToken) : undefined
  if (from && wantedFilter && JSON.stringify(wantedFilter) !== JSON.stringify(from.filter)) {
    return refuse('InvalidQuery', {
      field: 'filter',
      value: sentFilter ?? '',
      rule: brokenRule('SameFilter'),
    })
  }
  const filter = from ? from.filter : wantedFilter
  const range = from?.range ?? readAuditRange(startDate, endDate, service.now())
  const size = from && isUnsaidSize(sentSize) ? from.size : wantedSize
  const wanted = select(actor.partnerId, range, filter)
  const page = await seekPage<AuditLine, AuditPosition>(
    seek,
    size,
    from,
    async (part) => (wanted ? listAuditBetween(call.reader, { ...wanted, ...part }) : []),
    (line) => [line.operationDate, line.seq],
  )
  const repeated: AuditPageToken | undefined = page.edges && { size, range, filter, ...page.edges }
  const body: AuditRecordCollection = {
    totalCount: page.rows.length,
    items: page.rows.map(describeAuditRecord),
    ...describeLinks(
      page,
      {
        path,
        query: {
          startDate,
          endDate,
          size: sentSize,
          filter: sentFilter,
          seekOperation: query.get('seekoperation'),
        },
        token,
      },
      {
        path,
        query: { startDate: dayOf(range.from), endDate: dayOf(range.to - 1), size: String(size) },
      },
      repeated && service.pageTokens.write(scope, repeated),
    ),
    attributes: { objectType: 'Collection' },
  }
  return { status: 200, body }
}

/** Translates the request into a filter of the store; undefined when no record can match. */
function select(
  partnerId: string,
  { from, to }: AuditRange,
  filter: AuditFilter | undefined,
): AuditWanted | undefined {
  const all = { partnerId, from, to }
  const value = filter?.values[0] ?? ''
  switch (filter?.field) {
    case undefined:
      return all
    case 'CompanyName':
      return { ...all, nameParts: filter?.values.map(nameKey) }
    case 'CustomerId':
      return isGuid(value) ? { ...all, customerId: value.toLowerCase() } : undefined
    case 'ResourceType':
      return { ...all, resourceType: value.toLowerCase().replaceAll('_', '') }
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
