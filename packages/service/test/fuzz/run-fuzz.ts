import type { AuditRecordCollection, VettingCaseCollection } from '@accredit/contract'
import { openDirectly, type DirectDatabase } from '../main/support/direct-database.ts'
import { checkAnswer } from '../support/check-answer.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import type { TestStorage } from '../support/stores.ts'
import { generateRequest, type FuzzRequest, type KnownThings } from './generate-request.ts'
import { createRandom } from './random.ts'
import { createSender, NoAnswer, type FuzzAnswer } from './send-request.ts'

/** Result of a run. */
export interface FuzzResult {
  /** Number of answers by status. */
  readonly counts: ReadonlyMap<number, number>
  /** Faults, each with the request that showed it. */
  readonly faults: readonly string[]
}

/** After so many requests the data starts anew: most of it is spent by then. */
const startAnewEvery = 400
const mostFaults = 20

/**
 * Sends generated requests one after the other. None may be answered with a fault of ours, in a form
 * that was not published, late or not at all; and a refused one leaves nothing but the answer that a
 * repetition gets.
 */
export async function runFuzz(
  storage: TestStorage,
  { requests, seed }: { readonly requests: number; readonly seed: number },
): Promise<FuzzResult> {
  // Nobody else writes, so that whatever appears is the request's doing.
  await using service = await startTestService(storage, { worker: 'off' })
  await using direct = await openDirectly(storage)
  const sender = createSender(service.url)
  const counts = new Map<number, number>()
  const faults: string[] = []
  let known = await learn(service)
  let rows = await countRows(direct)
  try {
    for (let index = 0; index < requests && faults.length < mostFaults; index += 1) {
      if (index > 0 && index % startAnewEvery === 0) {
        await fetch(`${service.url}/sandbox/v1/reset`, { method: 'POST' })
        known = await learn(service)
        rows = await countRows(direct)
      }
      const wanted = generateRequest(createRandom(seed, index), known)
      const fault = (what: string) => faults.push(`${what}\n${describe(wanted, seed, index)}`)
      try {
        const answer = await sender.send(wanted)
        counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
        judge(wanted, answer)
        remember(known, wanted, answer)
        const now = await countRows(direct)
        if (answer.status >= 400 && now !== rows) fault(`${answer.status} grew ${rows} → ${now}`)
        rows = now
      } catch (error) {
        if (error instanceof NoAnswer && mayGetNoAnswer(wanted)) continue
        fault((error as Error).message)
      }
    }
  } finally {
    sender.close()
  }
  return { counts, faults }
}

function judge({ method, streams, target }: FuzzRequest, answer: FuzzAnswer): void {
  const { headers, status, text } = answer
  const notBuilt = status === 503 && headers.get('content-type')?.startsWith('text/html')
  if (status >= 500 && !notBuilt) throw new Error(`${status}: ${text}`)
  if (status < 200) throw new Error(`the status is ${status}`)
  if (headers.has('set-cookie') && !/^\/[^/]+\/oauth2|^\/devicelogin/i.test(target)) {
    throw new Error(`a cookie was set: ${headers.get('set-cookie')}`)
  }
  if (streams && status === 200) return
  const isJson = /json/.test(headers.get('content-type') ?? '')
  const json: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
  // A method of no route, or an address of another host, is no request on a route of ours.
  if (target.startsWith('/')) checkAnswer(method, target, { status, headers, text, json })
}

/** A body over the limit may be cut off before its answer was read. */
function mayGetNoAnswer({ body }: FuzzRequest): boolean {
  return (body?.length ?? 0) > 262_144
}

/** Takes up ids and tags, so that later requests can go on from what earlier ones did. */
function remember(known: KnownThings, { target }: FuzzRequest, { status, text }: FuzzAnswer): void {
  if (status > 201 || !text.startsWith('{')) return
  const body = JSON.parse(text) as { id?: unknown; attributes?: { etag?: unknown } }
  const etag = body.attributes?.etag
  if (typeof etag === 'string') known.etags.push(etag)
  if (known.etags.length > 20) known.etags.shift()
  if (typeof body.id === 'string' && /^\/v1\/customers$/i.test(target))
    known.customers.push(body.id)
}

async function learn(service: TestService): Promise<KnownThings> {
  const [admin, sales, helpdesk, noMfa, fabrikam, reviewer] = (await Promise.all(
    [
      'admin@contoso.onmicrosoft.com',
      'sales@contoso.onmicrosoft.com',
      'helpdesk@contoso.onmicrosoft.com',
      'nomfa@contoso.onmicrosoft.com',
      'admin@fabrikam.onmicrosoft.com',
      'reviewer1@vetting.accredit.test',
    ].map((upn) => service.userToken(upn)),
  )) as [string, string, string, string, string, string]
  const app = await service.appToken()
  const cases = await service.call('GET', '/vetting/v1/cases?state=all', { token: reviewer })
  const audit = await service.call('GET', '/v1/auditrecords', { token: admin })
  const seeded = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '21']
  return {
    tokens: { admin, sales, helpdesk, noMfa, app, fabrikam, reviewer },
    customers: [...seeded, '99'].map(customer),
    cases: (cases.json as VettingCaseCollection).items.map(({ id }) => id),
    auditIds: (audit.json as AuditRecordCollection).items.map(({ id }) => id),
    etags: [],
  }
}

/** Answers to be repeated are kept on purpose; what they are kept for must not be there twice. */
async function countRows(direct: DirectDatabase): Promise<string> {
  const { answer: _kept, ...counts } = await direct.countRows()
  return JSON.stringify(counts)
}

function describe(wanted: FuzzRequest, seed: number, index: number): string {
  const body = wanted.body ? Buffer.from(wanted.body).toString('utf8').slice(0, 500) : ''
  const headers = wanted.headers.map(([name, value]) => `${name}: ${value.slice(0, 100)}`)
  return [
    `request ${index} of seed ${seed}`,
    `${wanted.method} ${wanted.target.slice(0, 500)}`,
    ...headers,
    body,
  ].join('\n')
}
