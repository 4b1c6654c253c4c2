import type { AnyOperationName } from '@accredit/contract'

/**
 * Operations whose reads may go to a replica: lists, searches and figures, which cost more than
 * asking the primary for its log position. Reads of a single record cost no more than that
 * question. Everything else (roles and rights of callers, throttle, stored answers, positions of
 * events, the sealer, all commands) reads from the primary.
 */
export const readsOnReplicas: ReadonlySet<AnyOperationName> = new Set<AnyOperationName>([
  'listCustomers',
  'listCustomerOverviews',
  'listAuditRecords',
  'listAuditActivity',
  'listCases',
  'listEvents',
  'listDeliveries',
  'listBulkJobs',
  'listBulkJobLines',
  'listCodeRedemptions',
  'getOverview',
  'getReport',
])
