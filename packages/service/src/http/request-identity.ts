import { hash } from 'node:crypto'
import type { RequestIdentity } from '../store/command.ts'

/** Time in which an answer is replayed, in milliseconds. */
const kept = 24 * 60 * 60 * 1000

/**
 * Identifies a write that may come again: by partner, target and request id, and at the desk by the
 * reviewer too, so that each reviewer gets an answer of their own.
 */
export function identifyRequest(request: {
  partnerId: string
  requestId: string
  method: string
  /** The route's path with its parameters filled in. */
  path: string
  /** Object id of the reviewer; absent where any caller of the tenant may repeat the request. */
  reviewerId?: string | undefined
  query: string
  body: string
  at: number
}): RequestIdentity {
  const { reviewerId } = request
  const target = `${request.method} ${request.path.toLowerCase()}`
  return {
    partnerId: request.partnerId,
    requestId: request.requestId.toLowerCase(),
    target: reviewerId === undefined ? target : `${target} ${reviewerId.toLowerCase()}`,
    fingerprint: hash('sha256', `${request.query}\n${request.body}`, 'base64url'),
    expiresAt: request.at + kept,
  }
}
