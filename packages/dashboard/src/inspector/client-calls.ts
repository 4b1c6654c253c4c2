import type { JournalEntry } from '@accredit/client'
import type { AnyOperationName } from '@accredit/contract'

/** Parts of a call as source code. */
interface CallParts {
  /** Path segment by its index, as source code. */
  readonly segment: (number: number) => string
  /** Body as source code. */
  readonly body: string
  /** Query without the given names, as an object literal; empty when nothing is left. */
  readonly query: (...without: readonly string[]) => string
  /** Query parameter as source code. */
  readonly parameter: (name: string) => string | undefined
  /** Request header as source code. */
  readonly header: (name: string) => string | undefined
}

type WriteCall = (call: CallParts) => string

const customer =
  (rest: string): WriteCall =>
  ({ segment }) =>
    `partner.customers.byId(${segment(3)})${rest}`
const code = ({ parameter }: CallParts) => {
  const sent = parameter('code')
  return sent === undefined ? '' : `, { code: ${sent} }`
}
const listed =
  (call: string, ...without: readonly string[]): WriteCall =>
  ({ query }) =>
    `${call}(${query(...without)})`
const ofCase =
  (write: (call: CallParts) => string): WriteCall =>
  (call) =>
    `partner.desk.byId(${call.segment(4)}).${write(call)}`
const ofWebhook =
  (method: string): WriteCall =>
  ({ segment }) =>
    `partner.webhooks.${method}(${segment(4)})`
const ofJob =
  (method: string): WriteCall =>
  ({ segment }) =>
    `partner.bulkJobs.${method}(${segment(4)})`
const ifMatch = ({ header }: CallParts) => `{ etag: ${header('if-match') ?? "''"} }`

/** Calls of `@accredit/client` by operation; absent where it has none. */
const calls: Readonly<Record<AnyOperationName, WriteCall | undefined>> = {
  createQualification: (call) =>
    `${customer('.qualification.createQualifications')(call)}(${call.body}${code(call)})`,
  getQualifications: customer('.qualification.getQualifications()'),
  setQualification: (call) =>
    `${customer('.qualification.update')(call)}(${call.body}${code(call)})`,
  getQualification: customer('.qualification.get()'),
  getValidationCodes: () => 'partner.validations.codes()',
  getCustomerValidation: customer('.validations.get()'),
  getCustomer: customer('.get()'),
  listCustomers: (call) =>
    call.query('size', 'seekOperation') === '' && call.header('ms-continuationtoken') === undefined
      ? 'partner.customers.list()'
      : `partner.customers.query(${call.query('seekOperation') || '{}'})`,
  createCustomer: ({ body }) => `partner.customers.create(${body})`,
  deleteCustomer: customer('.delete()'),
  removeRelationship: customer('.removeRelationship()'),
  getRelationshipRequest: undefined,
  findDomain: ({ segment }) => `partner.domains.byDomain(${segment(3)}).exists()`,
  getCompanyProfile: customer('.profiles.company.get()'),
  getBillingProfile: customer('.profiles.billing.get()'),
  updateBillingProfile: (call) => `${customer('.profiles.billing.update')(call)}(${call.body})`,
  getValidationStatus: customer('.validationStatus.get()'),
  validateAddress: ({ body }) => `partner.validations.validateAddress(${body})`,
  getCountryValidationRules: ({ segment }) =>
    `partner.countryValidationRules.byCountry(${segment(3)}).get()`,
  listAuditRecords: ({ parameter, query }) => {
    const [start, end] = [parameter('startDate'), parameter('endDate')]
    const rest = query('startDate', 'endDate').replace(/^\{ | \}$/g, '')
    const members = [
      start === undefined ? '' : `start: ${start}`,
      end === undefined ? '' : `end: ${end}`,
      rest,
    ]
    return `partner.auditRecords.query({ ${members.filter(Boolean).join(', ')} })`
  },
  listAuditActivity: undefined,
  getAuditRecord: undefined,
  listCases: listed('partner.desk.list'),
  listReviewers: () => 'partner.desk.reviewers()',
  getCase: ofCase(() => 'get()'),
  assignCase: ofCase(({ body }) => `assign((${body}).assignee)`),
  noteCase: ofCase(({ body }) => `note((${body}).text)`),
  decideCase: ofCase((call) => `decide(${call.body}, ${ifMatch(call)})`),
  confirmCase: ofCase((call) => `confirm(${ifMatch(call)})`),
  takeBackDecision: ofCase((call) => `takeBack(${ifMatch(call)})`),
  getSignedIn: () => 'partner.insight.me()',
  listCustomerOverviews: listed('partner.insight.customers'),
  getCustomerVetting: ({ segment }) => `partner.insight.vetting(${segment(4)})`,
  precheckQualification: ({ segment, body }) => `partner.insight.precheck(${segment(4)}, ${body})`,
  listCodeRedemptions: () => 'partner.insight.codeRedemptions()',
  getOverview: () => 'partner.insight.overview()',
  getReport: listed('partner.insight.report'),
  getLimits: () => 'partner.insight.limits()',
  getNotifications: () => 'partner.insight.notifications()',
  setNotifications: ({ body }) => `partner.insight.saveNotifications(${body})`,
  listEvents: listed('partner.events.list'),
  getEvent: ({ segment }) => `partner.events.get(${segment(4)})`,
  resendEvent: ({ segment }) => `partner.events.resend(${segment(4)})`,
  followEvents: undefined,
  listWebhooks: () => 'partner.webhooks.list()',
  addWebhook: ({ body }) => `partner.webhooks.add(${body})`,
  tryWebhook: ofWebhook('try'),
  tryWebhookAddress: ({ body }) => `partner.webhooks.tryAddress((${body}).url)`,
  listRegistrationEvents: () => 'partner.registration.events()',
  getRegistration: () => 'partner.registration.get()',
  createRegistration: ({ body }) => `partner.registration.create(${body})`,
  updateRegistration: ({ body }) => `partner.registration.update(${body})`,
  startValidation: () => 'partner.registration.test()',
  getValidation: ({ segment }) => `partner.registration.testResult(${segment(5)})`,
  getWebhook: ofWebhook('get'),
  changeWebhook: ({ segment, body }) => `partner.webhooks.change(${segment(4)}, ${body})`,
  removeWebhook: ofWebhook('remove'),
  rotateWebhookSecret: ofWebhook('rotate'),
  testWebhook: ofWebhook('test'),
  listDeliveries: ({ segment, query }) =>
    `partner.webhooks.deliveries(${segment(4)}, ${query() || '{}'})`,
  replayDeliveries: undefined,
  getDelivery: ofWebhook('delivery'),
  resendDelivery: ofWebhook('resend'),
  listBulkJobs: listed('partner.bulkJobs.list'),
  startBulkJob: ({ body }) =>
    `(async ({ rows, name }) => partner.bulkJobs.start(rows, { name }))(${body})`,
  getBulkJob: ofJob('get'),
  listBulkJobLines: ({ segment, query }) =>
    `partner.bulkJobs.lines(${segment(4)}, ${query() || '{}'})`,
  cancelBulkJob: ofJob('cancel'),
  resumeBulkJob: ofJob('resume'),
}

/** Names of the operations that a journal can contain. */
export const operationNames = Object.keys(calls).toSorted() as readonly AnyOperationName[]

/** Writes a journal entry as a call of `@accredit/client`; `undefined` where it has none. */
export function writeClientCall(entry: JournalEntry): string | undefined {
  const write =
    entry.operation === undefined ? undefined : calls[entry.operation as AnyOperationName]
  if (!write) return undefined
  const segments = entry.path.split('/').filter(Boolean)
  const query = new URLSearchParams(entry.query ?? '')
  const call = write({
    segment: (number) => text(decodeURIComponent(segments[number - 1] ?? '')),
    body: literal(entry.received),
    query: (...without) => {
      const members = [...query]
        .filter(([name]) => !without.includes(name))
        .map(([name, value]) => `${name}: ${readValue(name, value)}`)
      return members.length === 0 ? '' : `{ ${members.join(', ')} }`
    },
    parameter: (name) => {
      const value = query.get(name)
      return value === null ? undefined : text(value)
    },
    header: (name) => {
      const value = entry.receivedHeaders?.[name]
      return value === undefined ? undefined : text(value)
    },
  })
  return `console.log(await ${call})`
}

/** Writes a string literal in single quotes. */
export function text(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** Writes a JSON value as source code, with names unquoted where possible. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const deeper = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(([name, member]) => {
        const key = /^[A-Za-z_]\w*$/.test(name) ? name : text(name)
        return `${key}: ${literal(member, deeper)}`
      })
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (members.length === 0) return open + close
  return `${open}\n${members.map((member) => `${deeper}${member},\n`).join('')}${indent}${close}`
}

/** Filters are JSON, and sizes numbers. */
function readValue(name: string, value: string): string {
  if (/^\d{1,6}$/.test(value) && name === 'size') return value
  if (name.toLowerCase() !== 'filter') return text(value)
  try {
    const { Field: field, Value: sought, Operator: operator } = JSON.parse(value) as FilterOnWire
    return `{ field: ${literal(field)}, operator: ${literal(operator)}, value: ${literal(sought)} }`
  } catch {
    return text(value)
  }
}

interface FilterOnWire {
  readonly Field: unknown
  readonly Value: unknown
  readonly Operator: unknown
}
