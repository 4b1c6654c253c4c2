import { Type } from 'typebox'
import { auditFilters, filterParameter, pageSize, seekParameter } from './collection.ts'
import { cspRoles } from './access.ts'
import { AuditRecord, AuditRecordCollection } from './audit-record.ts'
import { headers } from './headers.ts'
import type { Route } from './route.ts'

/** A day, as documentation and SDKs write it: yyyy-mm-dd, yyyy-mm and the day of the year, or US style. */
function day(description: string) {
  return Type.Union(
    [
      Type.String({ format: 'date' }),
      Type.String({
        pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{3}$',
        description: 'The third group is the day of the year, as the Java SDK writes it.',
      }),
      Type.String({
        pattern: '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}:[0-9]{2}( [AaPp][Mm])?$',
        description: 'Month, day, year and a time that does not count, as the .NET SDK writes it.',
      }),
    ],
    { description },
  )
}

const list = {
  access: 'read',
  method: 'GET',
  summary: 'Read the partner’s activity log of some days, newest first.',
  appOnly: true,
  roles: cspRoles,
  query: {
    startDate: day('First day; 30 days back by default, 90 at most.'),
    endDate: day('Last day; by default today, or 30 days after the first where that is earlier.'),
    filter: filterParameter(auditFilters),
    size: pageSize,
    seekOperation: seekParameter,
    [headers.continuationToken]: Type.String({ description: 'The token, as one SDK sends it.' }),
  },
  requestHeaders: { [headers.continuationToken]: 'The token of the page to go on from.' },
  success: { status: 200, schema: AuditRecordCollection },
  refusals: ['InvalidQuery', 'InvalidDateRange', 'FilterNotSupported'],
} as const satisfies Omit<Route, 'path'>

/** The partner's activity log, under its two addresses. */
export const auditRoutes = {
  listAuditRecords: { ...list, path: '/v1/auditrecords' },
  listAuditActivity: { ...list, path: '/auditactivity/v1/auditrecords' },
  getAuditRecord: {
    access: 'read',
    method: 'GET',
    path: '/auditactivity/v1/auditrecords/{auditId}',
    summary: 'Read one line of the activity log.',
    appOnly: true,
    roles: cspRoles,
    success: { status: 200, schema: AuditRecord },
    refusals: ['NotFound'],
  },
} as const satisfies Record<string, Route>
