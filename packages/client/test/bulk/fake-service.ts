import type { CustomerQualification } from '@accredit/contract'
import type { Fetch } from '../../src/index.ts'

/** Fate of one request at a service that fails. */
export type Fate =
  | 'answered'
  /** The connection ends before the work. */
  | 'lost before'
  /** The work is done, and the answer gets lost. */
  | 'lost after'
  | 'busy'
  | 'throttled'
  /** The process of the sender ends before the work. */
  | 'killed before'
  /** The process of the sender ends after the work. */
  | 'killed after'

/** Request for a qualification as the service received it. */
export interface Received {
  readonly customerId: string
  readonly requestId: string
  readonly qualification: string
}

/** Service with Partner Center's rules for Education and validation codes, in memory. */
export interface FakeService {
  readonly fetch: Fetch
  /** Every request for a qualification, in the order in which it came. */
  readonly received: readonly Received[]
  /** Requests that were accepted. */
  readonly accepted: readonly Received[]
  /** Uses that are left of the one validation code. */
  uses: number
  /** Told what happens to the next request. */
  fate: () => Fate
  /** Told that the sender dies. */
  onKill: () => void
  /** Forgets request ids, as a service does after a day. */
  forget(): void
  /** Shows no record of a request, as after a reset, until the function that it returns is called. */
  hide(): () => void
  /** Decides every open request. */
  decide(status: 'Approved' | 'Denied'): void
}

/** A request of a dead process: nobody answers it. */
export function hang({ signal }: RequestInit): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal?.reason)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end)
  })
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })

/**
 * Creates the service.
 * @param customers ids that it knows
 */
export function createFakeService(
  customers: readonly string[],
  { now, isAccredit }: { readonly now: () => number; readonly isAccredit: boolean },
): FakeService {
  const records = new Map<string, CustomerQualification>()
  const answers = new Map<string, { status: number; body: unknown }>()
  const received: Received[] = []
  const accepted: Received[] = []
  const refuse = (status: number, errorName: string) => ({
    status,
    body: { code: 600006, description: errorName, errorName, isRetryable: false, parameters: {} },
  })

  function decide(request: Received): { status: number; body: unknown } {
    const { customerId, qualification } = request
    if (!customers.includes(customerId)) return refuse(404, 'TenantNotFound')
    const known = records.get(`${customerId} ${qualification}`)
    if (known?.vettingStatus === 'InReview') return refuse(409, 'QualificationInReview')
    if (known?.vettingStatus === 'Approved') return refuse(409, 'QualificationAlreadySet')
    const isVetted = qualification === 'Education'
    if (!isVetted && service.uses === 0) return refuse(403, 'ValidationCodeExhausted')
    if (!isVetted) service.uses -= 1
    const record: CustomerQualification = {
      qualification: isVetted ? 'Education' : 'GovernmentCommunityCloud',
      ...(isVetted && {
        vettingStatus: 'InReview',
        vettingCreateDate: new Date(now()).toISOString(),
      }),
    }
    records.set(`${customerId} ${qualification}`, record)
    accepted.push(request)
    return { status: 201, body: record }
  }

  function work(url: URL, init: RequestInit): Response {
    const [, customerId = ''] =
      /^\/v1\/customers\/([^/]+)\/qualifications$/.exec(url.pathname) ?? []
    if (isAccredit && url.pathname === '/accredit/v1/limits') {
      return json(200, { requestsPerMinute: null })
    }
    if (isAccredit && url.pathname === '/accredit/v1/me') {
      return json(200, { now: new Date(now()).toISOString() })
    }
    if (customerId === '')
      return json(404, { code: 1000, description: 'not here', errorName: 'NotFound' })
    if (init.method === 'GET') {
      if (!customers.includes(customerId)) return json(404, refuse(404, 'TenantNotFound').body)
      const own = [...records].filter(([key]) => key.startsWith(customerId))
      return json(
        200,
        own.map(([, record]) => record),
      )
    }
    const requestId = new Headers(init.headers).get('MS-RequestId') ?? ''
    const { qualification } = JSON.parse(init.body as string) as { qualification: string }
    const request = { customerId, requestId, qualification }
    received.push(request)
    let answer = answers.get(requestId)
    if (!answer) answers.set(requestId, (answer = decide(request)))
    return json(answer.status, answer.body)
  }

  const service: FakeService = {
    received,
    accepted,
    uses: Infinity,
    fate: () => 'answered',
    onKill: () => undefined,
    forget: () => answers.clear(),
    hide() {
      const hidden = [...records]
      records.clear()
      return () => {
        for (const [key, record] of hidden) records.set(key, record)
      }
    },
    decide(status) {
      for (const [key, record] of records) {
        if (record.vettingStatus === 'InReview')
          records.set(key, { ...record, vettingStatus: status })
      }
    },
    async fetch(address, init) {
      const fate = service.fate()
      const url = new URL(address)
      if (fate === 'killed before') {
        service.onKill()
        return hang(init)
      }
      if (fate === 'lost before') throw new TypeError('the connection was lost')
      if (fate === 'busy')
        return json(503, { code: 800003, description: 'busy', isRetryable: true })
      if (fate === 'throttled') {
        return json(429, { statusCode: 429, message: 'too many' }, { 'Retry-After': '7' })
      }
      const answer = work(url, init)
      if (fate === 'lost after') throw new TypeError('the answer was lost')
      if (fate === 'killed after') {
        service.onKill()
        return hang(init)
      }
      return answer
    },
  }
  return service
}
