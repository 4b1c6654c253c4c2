import { createHash } from 'node:crypto'
import { createPartner, staticTokenCredential, type Partner } from '@accredit/client'
import type { Acknowledged, Write } from './ledger.ts'

/** An answer as received. */
export interface RawAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Sends a write once, under its own request id.
 * @throws when no answer came
 */
export async function ask(url: string, token: string, write: Write): Promise<RawAnswer> {
  let seen: RawAnswer | undefined
  const partner = createPartner({
    baseUrl: url,
    credential: staticTokenCredential(token),
    retries: 0,
    timeoutMs: 30_000,
    fetch: async (address, init) => {
      const response = await fetch(address, init)
      const text = await response.text()
      seen = { status: response.status, text }
      return new Response(text, { status: response.status, headers: response.headers })
    },
  }).with({ requestId: write.id, correlationId: write.id })
  try {
    await send(partner, write)
  } catch (error) {
    // A refusal is an answer, too; only unanswered writes are sent again.
    if (!seen) throw error
  }
  if (!seen) throw new Error('the client returned an answer that the service never sent')
  return seen
}

function send(partner: Partner, write: Write): Promise<unknown> {
  return write.kind === 'customer'
    ? partner.customers.create(write.body)
    : partner.customers.byId(write.customerId).qualification.createQualifications(write.body)
}

/** Checks that an answer is final, so that the write is not sent again. */
export function isFinal({ status }: RawAnswer): boolean {
  return status < 500 && status !== 429 && status !== 408 && status !== 401
}

/** Extracts the part of an answer that must be the same each time. */
export function digestAnswer({ status, text }: RawAnswer, at: number): Acknowledged {
  const { id, userCredentials: _, ...rest } = parse(text)
  const whole = JSON.stringify({ id, ...rest })
  const digest = createHash('sha256').update(whole).digest('base64url')
  return { status, digest, ...(typeof id === 'string' && { customerId: id }), at }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return { text }
  }
}
