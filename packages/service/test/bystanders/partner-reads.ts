import { allRoutes, type AnyOperationName, type Route } from '@accredit/contract'
import {
  domainOf,
  lookalikeDelivery,
  lookalikeEvent,
  lookalikeJob,
  lookalikeWebhook,
  tenants,
} from '../support/lookalikes.ts'
import type { TestService } from '../support/service.ts'

/** Every read that a partner's callers have, by the name of its operation; the stream of events apart. */
export const partnerReads = (Object.entries(allRoutes) as [AnyOperationName, Route][]).filter(
  ([name, { method, admits }]) =>
    (method === 'GET' || method === 'HEAD') && admits !== 'reviewer' && name !== 'followEvents',
)

const filter = (field: string, operator: string, value: string) =>
  `filter=${encodeURIComponent(JSON.stringify({ Field: field, Operator: operator, Value: value }))}`

const audit = [
  '',
  'size=1',
  'size=2&seekOperation=First',
  'startDate=2025-12-01&endDate=2026-01-06',
  filter('CompanyName', 'substring', 'north'),
  filter('CustomerId', 'equals', tenants.X),
  filter('ResourceType', 'equals', 'customer'),
]

/** Queries of reads that have parameters of their own; together they use each one. */
const queries: Partial<Record<AnyOperationName, readonly string[]>> = {
  listCustomers: [
    '',
    'size=1',
    'size=1&seekOperation=First',
    filter('CompanyName', 'starts_with', 'North'),
    filter('Domain', 'starts_with', 'a'),
    filter('Domain', 'starts_with', 'b'),
    filter('IndirectReseller', 'starts_with', '10000000'),
  ],
  listAuditRecords: audit,
  listAuditActivity: audit,
  listEvents: [
    '',
    'size=1',
    `customerId=${tenants.X}`,
    'type=customer.created',
    `after=${tenants.X}`,
  ],
  listDeliveries: ['', 'size=1', 'state=dead', `after=${lookalikeDelivery('A', 'Z')}`],
  listBulkJobs: ['', 'size=1', `after=${lookalikeJob('A', 'second')}`],
  listBulkJobLines: ['', 'size=1', 'outcome=pending', 'outcome=denied', 'after=1'],
  getValidationStatus: ['type=account'],
  getReport: [
    '',
    'size=1',
    'qualification=None',
    ...['none', 'InReview', 'Approved', 'Denied'].map((status) => `status=${status}`),
    'reason=Not+an+Academic+Domain',
    'nextStep=wait',
    'since=2000-01-01T00:00:00Z',
    `after=${Buffer.from(JSON.stringify(['', tenants.X, ''])).toString('base64url')}`,
  ],
  listCustomerOverviews: [
    '',
    'size=1',
    'search=North',
    'search=a',
    'search=b',
    ...['none', 'InReview', 'Approved', 'Denied', 'GovernmentCommunityCloud'].map(
      (status) => `status=${status}`,
    ),
    `after=${Buffer.from(JSON.stringify(['name', '', tenants.X])).toString('base64url')}`,
  ],
}

/** Parameters that carry the place in a list; another partner's place is tried by itself. */
const places = new Set(['MS-ContinuationToken'])

/** The parameters of a read that no query of it uses. */
export function unusedParameters(name: AnyOperationName, { query = {} }: Route): string[] {
  const used = new Set(
    (queries[name] ?? []).flatMap((text) => [...new URLSearchParams(text).keys()]),
  )
  return Object.keys(query).filter((parameter) => !used.has(parameter) && !places.has(parameter))
}

/** The values of path parameters: customers of the caller, of others, of both, and of nobody. */
function valuesOf(auditIds: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return {
    customerId: [tenants.X, tenants.Y, tenants.Z, '6f0c3a52-0000-4000-8000-00000000aaaa'],
    country: ['US'],
    domain: [domainOf('A', 'X'), 'free.example'],
    auditId: auditIds,
    jobId: [lookalikeJob('A'), lookalikeJob('B')],
    webhookId: [lookalikeWebhook('A'), lookalikeWebhook('B')],
    deliveryId: [lookalikeDelivery('A', 'X'), lookalikeDelivery('B', 'X')],
    eventId: [lookalikeEvent('A', 'X'), lookalikeEvent('B', 'X')],
    correlationId: [lookalikeEvent('A', 'X'), lookalikeEvent('B', 'X')],
  }
}

/** The addresses at which a read is asked. */
export function addressesOf(
  name: AnyOperationName,
  { path }: Route,
  auditIds: readonly string[],
): string[] {
  const [, parameter] = /\{(\w+)\}/.exec(path) ?? []
  const values = parameter ? valuesOf(auditIds)[parameter] : ['']
  if (!values) throw new Error(`say in partner-reads.ts what ${name} is asked with`)
  return values.flatMap((value) =>
    (queries[name] ?? ['']).map(
      (query) => path.replace(/\{\w+\}/, value) + (query === '' ? '' : `?${query}`),
    ),
  )
}

/** Answers to a caller, by read. */
export type Told = ReadonlyMap<string, string>

/** Asks every read at every address. */
export async function readEverything(
  service: TestService,
  token: string,
  auditIds: readonly string[],
): Promise<Told> {
  const told = new Map<string, string>()
  for (const [name, route] of partnerReads) {
    for (const address of addressesOf(name, route, auditIds)) {
      const { status, text } = await service.call(route.method, address, {
        token,
        // The same ones each time, since a refusal repeats them.
        requestId: tenants.X,
        correlationId: tenants.X,
      })
      told.set(`${name} ${address}`, `${status} ${text}`)
    }
  }
  return told
}

/** The names of the reads that do not answer as before. */
export function changedReads(before: Told, after: Told): string[] {
  const names = [...before]
    .filter(([read, text]) => after.get(read) !== text)
    .map(([read]) => read.split(' ')[0] ?? '')
  return [...new Set(names)].toSorted()
}
