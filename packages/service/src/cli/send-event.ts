import { signTestEvent, type QualificationEvent } from '@accredit/client'
import { attemptTimeout, readRetryAfter } from '../rules/delivery-schedule.ts'

/** Address that receives events, and the secret that signs them. */
export interface SignedReceiver {
  readonly url: string
  readonly secret: string
}

/** Status of a receiver's response, or the reason why there was none. */
export type ReceiverAnswer = { readonly status: number } | { readonly fault: string }

/** Result of one attempt. */
export interface SentEvent {
  readonly answer: ReceiverAnswer
  /** Milliseconds from the receiver's Retry-After. */
  readonly retryAfter?: number | undefined
}

/**
 * Sends an event once, signed as the service signs its deliveries.
 * @throws the signal's reason when it is aborted
 */
export async function sendEvent(
  event: QualificationEvent,
  { url, secret }: SignedReceiver,
  signal: AbortSignal,
): Promise<SentEvent> {
  const { body, headers } = await signTestEvent(event, secret)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(attemptTimeout)]),
    })
    await response.body?.cancel()
    const retryAfter = readRetryAfter(response.headers.get('retry-after') ?? undefined, Date.now())
    return { answer: { status: response.status }, retryAfter }
  } catch (error) {
    signal.throwIfAborted()
    return { answer: { fault: describe(error) } }
  }
}

/** Checks whether a receiver has accepted an event. */
export function isTaken(answer: ReceiverAnswer): boolean {
  return 'status' in answer && answer.status >= 200 && answer.status < 300
}

function describe(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const { code, message } = cause as NodeJS.ErrnoException
  return typeof code === 'string' ? code : message
}

/** Text of an answer. */
export function textOfAnswer(answer: ReceiverAnswer): string {
  return 'status' in answer ? String(answer.status) : answer.fault
}
