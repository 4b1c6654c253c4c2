import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { checkAnswer } from '../support/check-answer.ts'
import { startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { bodyOf, exampleOf, operations, type Operation } from './described.ts'

const admin = 'admin@contoso.onmicrosoft.com'
const reviewer = 'reviewer1@vetting.accredit.test'
const bellows = 'c0de0000-0000-4000-8000-00000000ca12'

/** Values that a service has made itself, which take the place of those in an example. */
interface Replacements {
  readonly path?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly etag?: string
  readonly body?: ArrayBuffer
}

type Prepare = (service: TestService, token: string) => Promise<Replacements>

const decided: Prepare = async (service) => {
  const other = await service.userToken(reviewer.replace('1', '2'))
  const path = `/vetting/v1/cases/${bellows}`
  const { json: found } = await service.call('GET', path, { token: other })
  const { json } = await service.call('POST', `${path}/decision`, {
    token: other,
    body: { verdict: 'approve' },
    headers: { 'if-match': `"${found.etag}"` },
  })
  return { headers: { 'If-Match': `"${json.etag}"` } }
}

/** Opens a named sandbox; one that is open already stays, whatever is reset. */
const named: Prepare = async (service) => {
  await service.call('POST', '/sandbox/v1/sandboxes', { body: { name: 'run-17' } })
  return {}
}

const received: Prepare = async (service, token) => {
  await service.call('GET', '/v1/customers', { token })
  const { json } = await service.call('GET', '/sandbox/v1/journal?limit=1')
  return { path: { entryId: json.entries[0].id } }
}

const takenSnapshot: Prepare = async (service) => {
  const { json } = await service.call('POST', '/sandbox/v1/snapshots')
  return { path: { snapshotId: json.id } }
}

/** An endpoint with a delivery. */
const delivered: Prepare = async (service, token) => {
  const body = { url: 'http://127.0.0.1:9/' }
  const path = '/accredit/v1/webhooks'
  const { json: webhook } = await service.call('POST', path, { token, body })
  await service.call('POST', `${path}/${webhook.id}/test`, { token })
  const { items } = await until(
    async () => (await service.call('GET', `${path}/${webhook.id}/deliveries`, { token })).json,
    (page) => page.items.length > 0,
    'a delivery',
  )
  return { path: { webhookId: webhook.id, deliveryId: items[0].id } }
}

const started: Prepare = async (service, token) => {
  const body = { rows: [{ companyName: 'Nobody', qualification: 'Education' }] }
  const { json } = await service.call('POST', '/accredit/v1/bulk-jobs', { token, body })
  return { path: { jobId: json.id } }
}

/** A registration, with a test event. */
const registered: Prepare = async (service, token) => {
  const path = '/webhooks/v1/registration'
  const body = { WebhookUrl: 'http://127.0.0.1:9/', WebhookEvents: ['test-created'] }
  await service.call('POST', path, { token, body })
  const { json } = await service.call('POST', `${path}/validationEvents`, { token })
  return { path: { correlationId: json.correlationId } }
}

const happened: Prepare = async (service, token) => {
  const path = '/v1/customers/c0de0000-0000-4000-8000-000000000003/qualifications'
  await service.call('POST', path, { token, body: { qualification: 'StateOwnedEntity' } })
  const { json } = await service.call('GET', '/accredit/v1/events', { token })
  return { path: { eventId: json.items[0].id } }
}

const pageToken =
  (path: string): Prepare =>
  async (service, token) => {
    const { json } = await service.call('GET', `${path}?size=1`, { token })
    return { headers: { 'MS-ContinuationToken': json.continuationToken } }
  }

const prepare: Readonly<Record<string, Prepare>> = {
  async getAuditRecord(service, token) {
    const { json } = await service.call('GET', '/v1/auditrecords', { token })
    return { path: { auditId: json.items[0].id } }
  },
  async updateBillingProfile(service, token) {
    const path = '/v1/customers/c0de0000-0000-4000-8000-000000000001/profiles/billing'
    const { json } = await service.call('GET', path, { token })
    return { etag: json.attributes.etag, headers: { 'If-Match': `"${json.attributes.etag}"` } }
  },
  async decideCase(service, token) {
    const { json } = await service.call('GET', `/vetting/v1/cases/${bellows}`, { token })
    return { headers: { 'If-Match': `"${json.etag}"` } }
  },
  restoreSnapshot: takenSnapshot,
  downloadSnapshot: takenSnapshot,
  deleteSnapshot: takenSnapshot,
  async loadSnapshot(service, token) {
    const { path } = await takenSnapshot(service, token)
    const file = await fetch(`${service.url}/sandbox/v1/snapshots/${path?.['snapshotId']}`)
    return { body: await file.arrayBuffer() }
  },
  getJournalEntry: received,
  repeatRequest: received,
  async hastenVerdict(service, token) {
    await service.call(
      'POST',
      '/v1/customers/c0de0000-0000-4000-8000-000000000001/qualifications',
      {
        token,
        body: { qualification: 'Education' },
      },
    )
    const { json } = await service.call('GET', '/sandbox/v1/verdicts')
    return { path: { caseId: json.verdicts[0].caseId } }
  },
  getSandbox: named,
  removeSandbox: named,
  getEvent: happened,
  resendEvent: happened,
  ...Object.fromEntries(
    [
      'getWebhook',
      'changeWebhook',
      'removeWebhook',
      'rotateWebhookSecret',
      'testWebhook',
      'tryWebhook',
      'listDeliveries',
      'replayDeliveries',
      'getDelivery',
      'resendDelivery',
    ].map((name) => [name, delivered]),
  ),
  ...Object.fromEntries(
    ['getBulkJob', 'listBulkJobLines', 'cancelBulkJob', 'resumeBulkJob'].map((name) => [
      name,
      started,
    ]),
  ),
  async createRegistration(service) {
    // Reads before it leave theirs.
    await service.call('POST', '/sandbox/v1/reset')
    return {}
  },
  getRegistration: registered,
  updateRegistration: registered,
  startValidation: registered,
  getValidation: registered,
  confirmCase: decided,
  takeBackDecision: decided,
  listCustomers: pageToken('/v1/customers'),
  listAuditRecords: pageToken('/v1/auditrecords'),
  listAuditActivity: pageToken('/v1/auditrecords'),
}

/** One request: a body of the operation, or one parameter beside those that must be there. */
interface Sample {
  readonly name: string
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly header?: readonly [name: string, value: string]
  readonly body?: string
}

function samplesOf(operation: Operation): Sample[] {
  const { mediaType, examples } = bodyOf(operation)
  const write = (value: unknown) =>
    mediaType === 'application/json'
      ? JSON.stringify(value)
      : new URLSearchParams(value as Record<string, string>).toString()
  const { parameters } = operation
  const needed = parameters
    .filter((one) => one.required && one.in === 'query')
    .map((one) => [one.name, exampleOf(one) ?? ''] as const)
  const bodies = Object.entries(examples ?? {}).map(([name, { value }]) => ({
    name,
    body: write(value),
  }))
  const [first = { name: 'plain' }] = bodies
  const others = parameters.flatMap((one): Sample[] => {
    const example = exampleOf(one)
    // Every request asks about the second factor.
    if (one.required || example === undefined || one.name === 'ValidateMfa') return []
    const pair = [one.name, example] as const
    if (one.in === 'header') return [{ ...first, name: one.name, query: needed, header: pair }]
    return [{ ...first, name: one.name, query: [...needed, pair] }]
  })
  const plain: Sample[] = bodies.length > 0 ? [] : [{ name: 'plain', query: needed }]
  return [...plain, ...bodies.map((body) => ({ ...body, query: needed })), ...others]
}

/** Parameters that say something only together. */
const together: Readonly<Record<string, readonly string[]>> = {
  signIn: ['code_challenge', 'code_challenge_method'],
  signInV1: ['code_challenge', 'code_challenge_method'],
}

/** Operations that only the embedded store has; PostgreSQL says so. */
const ofEmbeddedStore = new Set(['downloadSnapshot', 'loadSnapshot'])

onEveryStore('the published description', (makeStorage, dialect) => {
  it('has examples that are answered as it says', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, {
      twoPersons: 'on',
      vettingDelay: 'PT1H',
      smtp: 'smtp://127.0.0.1:9',
      smtpFrom: 'accredit@example.com',
    })
    const tokens = {
      admin: await service.userToken(admin),
      desk: await service.userToken(reviewer),
    }
    const sent = new Set<string>()
    for (const operation of operations) {
      const { method, operationId, path, security } = operation
      const token = path.startsWith('/vetting/') ? tokens.desk : tokens.admin
      for (const sample of samplesOf(operation)) {
        const made = (await prepare[operationId]?.(service, token)) ?? {}
        const answer = await send(service, operation, sample, {
          made,
          token: security?.length === 0 ? undefined : token,
        })
        const what = `${operationId}, ${sample.name}: ${answer.status} ${answer.text}`
        const successes = Object.keys(operation.responses).filter((status) => status < '400')
        if (dialect === 'postgres' && ofEmbeddedStore.has(operationId)) {
          assert.match(answer.text, /embedded store/)
        } else {
          assert.ok(successes.includes(String(answer.status)), what)
        }
        sent.add(operationId)
        // Sign-ins, and what is only asked, leave everything as it was.
        const isWrite = method !== 'GET' && method !== 'HEAD' && !path.startsWith('/{tenant}')
        if (isWrite) {
          const reset = await service.call('POST', '/sandbox/v1/reset')
          assert.ok(reset.status < 300, `reset after ${what}: ${reset.status} ${reset.text}`)
        }
      }
    }
    assert.equal(sent.size, operations.length)
  })
})

async function send(
  service: TestService,
  operation: Operation,
  sample: Sample,
  { made, token }: { made: Replacements; token: string | undefined },
) {
  const { method, operationId, parameters } = operation
  const inPath = Object.fromEntries(
    parameters.filter((one) => one.in === 'path').map((one) => [one.name, exampleOf(one) ?? '']),
  )
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(made.path?.[name] ?? inPath[name] ?? ''),
  )
  const more = parameters
    .filter((one) => together[operationId]?.includes(one.name))
    .map((one) => [one.name, exampleOf(one) ?? ''] as const)
  const query = new URLSearchParams([...new Map([...sample.query, ...more])]).toString()
  const target = query === '' ? path : `${path}?${query}`
  const ofSample = sample.header && [sample.header]
  const own = Object.entries(made.headers ?? {}).filter(
    ([name]) => name === sample.header?.[0] || /seek/.test(query) || /^If-Match$/.test(name),
  )
  const body =
    made.body ??
    (made.etag === undefined ? sample.body : sample.body?.replace('5920358838484612121', made.etag))
  const closing = new AbortController()
  const response = await fetch(service.url + target, {
    method,
    redirect: 'manual',
    signal: closing.signal,
    headers: {
      'ms-requestid': randomUUID(),
      validatemfa: 'true',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': bodyOf(operation).mediaType ?? '' }),
      ...Object.fromEntries([...(ofSample ?? []), ...own]),
    },
    ...(body !== undefined && { body }),
  })
  const { headers, status } = response
  if (headers.get('content-type') === 'text/event-stream') {
    closing.abort()
    return { status, text: '' }
  }
  const text = await response.text()
  const isJson = headers.get('content-type')?.startsWith('application/json')
  const json: unknown = isJson && text !== '' ? JSON.parse(text) : text
  checkAnswer(method, target, { status, headers, text, json })
  return { status, text }
}
