import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Target } from '../sdk/target.ts'

/** Parts of a request beside method and path. */
export interface Sent {
  readonly token?: string | undefined
  readonly body?: unknown
  readonly requestId?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer, read as JSON where there is a body. */
export interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Each scenario asserts on what it reads.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any
}

/** A caller that uses plain HTTP. */
export interface Partner {
  readonly target: Target
  /** Calls with the user's token, unless another one, or none, is given. */
  call(method: string, path: string, sent?: Sent): Promise<Received>
  /** Makes a customer that nothing else knows, and answers its id. */
  newCustomer(name?: string): Promise<string>
  /** The path of a customer's qualifications. */
  qualificationsOf(customerId: string): string
  /** One of the partner's validation codes that still has creates. */
  usableCode(): Promise<string>
}

/** Prepares to call a service; the user's token is asked for once. */
export async function enter(target: Target): Promise<Partner> {
  const own = await target.userToken()
  const call = async (method: string, path: string, sent: Sent = {}): Promise<Received> => {
    const token = 'token' in sent ? sent.token : own
    const response = await fetch(`${target.baseUrl}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'ms-requestid': sent.requestId ?? randomUUID(),
        'ms-correlationid': randomUUID(),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(sent.body !== undefined && { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      ...(sent.body !== undefined && {
        body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body),
      }),
    })
    const text = await response.text()
    const { status, headers } = response
    return { status, headers, text, json: text === '' ? undefined : JSON.parse(text) }
  }
  return {
    target,
    call,
    qualificationsOf: (id) => `/v1/customers/${id}/qualifications`,
    async newCustomer(name = 'Conformance School') {
      const unique = randomUUID().slice(0, 13).replace('-', '')
      const created = await call('POST', '/v1/customers', { body: draft(name, unique) })
      assert.equal(created.status, 201, created.text)
      return created.json.id as string
    },
    async usableCode() {
      const codes = await call('GET', '/v1/customers/all/validations')
      assert.equal(codes.status, 200, codes.text)
      const usable = (
        codes.json as { validationId: string; remainingCreates: number | null }[]
      ).find(({ remainingCreates }) => remainingCreates !== 0)
      assert.ok(usable, 'the partner needs a validation code with creates left')
      return usable.validationId
    },
  }
}

function draft(companyName: string, unique: string): object {
  const defaultAddress = {
    firstName: 'Tess',
    lastName: 'Wind',
    addressLine1: '4001 156th Ave',
    city: 'Redmond',
    state: 'WA',
    country: 'US',
    postalCode: '98052',
    phoneNumber: '4255550101',
  }
  return {
    companyProfile: { domain: `c${unique}.onmicrosoft.com` },
    billingProfile: {
      email: `tess@c${unique}.example`,
      culture: 'en-US',
      language: 'en',
      companyName,
      defaultAddress,
    },
  }
}

/** Says that an answer is a refusal in the classic and the newer form at once. */
export function assertRefused(answer: Received, status: number, code: number): void {
  assert.equal(answer.status, status, answer.text)
  const { json } = answer
  assert.equal(json.code, code, answer.text)
  assert.equal(typeof json.description, 'string')
  assert.ok(json.description.length > 10 && json.description.length <= 1_024)
  assert.equal(json.message, json.description)
  assert.deepEqual(json.data, [])
  assert.equal(typeof json.isRetryable, 'boolean')
  assert.equal(typeof json.errorName, 'string')
}
