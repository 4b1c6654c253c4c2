import { Type } from 'typebox'
import { pageSize } from './collection.ts'
import { cspRoles } from './access.ts'
import { AuditRecord, AuditRecordCollection } from './audit-record.ts'
import { headers } from './headers.ts'
import type { Route } from './route.ts'

const list = {
  access: 'read',
  method: 'GET',
  summary: 'Read the partner’s activity log of some days, newest first.',
  appOnly: true,
  roles: cspRoles,
  query: {
    startDate: Type.String({
      description: 'First day, yyyy-mm-dd; 30 days back by default, 90 at most.',
    }),
    endDate: Type.String({
      description: 'Last day; by default today, or 30 days after the first where that is earlier.',
    }),
    filter: Type.String({
      description:
        'JSON with Field, Operator and Value: CompanyName substring, CustomerId equals, ResourceType equals.',
    }),
    size: pageSize,
    seekOperation: Type.String({
      description: 'Next, Previous, First or Last, from the page of the continuation token.',
    }),
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
