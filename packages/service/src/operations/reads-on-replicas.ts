import type { AnyOperationName } from '@accredit/contract'

/**
 * Operations whose reads may go to a replica: lists, searches and figures, which cost more than asking
 * the primary how far its log has come. Reads of one thing cost as little as that question. Everything
 * else (roles and rights of callers, throttle, stored answers, places of events, the sealer, all commands)
 * reads from the primary.
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
