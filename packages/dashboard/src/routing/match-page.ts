import { basePath } from './base.ts'

/** The dashboard's pages with the parameters in their addresses. */
export type Place =
  | {
      readonly page:
        | 'home'
        | 'customers'
        | 'add-customer'
        | 'codes'
        | 'activity'
        | 'overview'
        | 'report'
        | 'notifications'
        | 'lost'
    }
  | { readonly page: 'account'; readonly customerId: string }
  | { readonly page: 'desk'; readonly caseId?: string }
  | { readonly page: 'bulk'; readonly jobId?: string }
  | { readonly page: 'inspector'; readonly entryId?: string }
  | { readonly page: 'webhooks'; readonly webhookId?: string }

/** The address of each page. */
export const addresses = {
  home: `${basePath}/`,
  signedIn: `${basePath}/signed-in`,
  signedOut: `${basePath}/signed-out`,
  customers: `${basePath}/customers`,
  addCustomer: `${basePath}/customers/new`,
  account: (customerId: string) => `${basePath}/customers/${encodeURIComponent(customerId)}`,
  codes: `${basePath}/codes`,
  bulk: `${basePath}/bulk`,
  bulkJob: (jobId: string) => `${basePath}/bulk/${jobId}`,
  activity: `${basePath}/activity`,
  overview: `${basePath}/overview`,
  report: `${basePath}/report`,
  desk: `${basePath}/desk`,
  case: (caseId: string) => `${basePath}/desk/${encodeURIComponent(caseId)}`,
  notifications: `${basePath}/notifications`,
  webhooks: `${basePath}/webhooks`,
  webhook: (webhookId: string) => `${basePath}/webhooks/${encodeURIComponent(webhookId)}`,
  inspector: `${basePath}/inspector`,
  /** Requests with a correlation id, including the dashboard's own. */
  exchangesOf: (correlationId: string) =>
    `${basePath}/inspector?correlationId=${encodeURIComponent(correlationId)}&own=1`,
  exchange: (entryId: string) => `${basePath}/inspector/${encodeURIComponent(entryId)}`,
} as const

/** Finds the page of a path. Case and a trailing slash do not matter. */
export function matchPage(pathname: string): Place {
  const [first = '', second, ...rest] = pathname
    .slice(basePath.length)
    .toLowerCase()
    .split('/')
    .filter(Boolean)
  if (first === '') return { page: 'home' }
  if (rest.length > 0) return { page: 'lost' }
  if (first === 'customers') {
    if (second === undefined) return { page: 'customers' }
    return second === 'new' ? { page: 'add-customer' } : { page: 'account', customerId: second }
  }
  if (first === 'desk')
    return second === undefined ? { page: 'desk' } : { page: 'desk', caseId: second }
  if (first === 'bulk')
    return second === undefined ? { page: 'bulk' } : { page: 'bulk', jobId: second }
  if (first === 'inspector') {
    return second === undefined ? { page: 'inspector' } : { page: 'inspector', entryId: second }
  }
  if (first === 'webhooks') {
    return second === undefined ? { page: first } : { page: first, webhookId: second }
  }
  if (second !== undefined) return { page: 'lost' }
  if (first === 'notifications') return { page: first }
  if (first === 'codes' || first === 'activity' || first === 'overview' || first === 'report')
    return { page: first }
  return { page: 'lost' }
}
