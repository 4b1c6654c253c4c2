import { hash } from 'node:crypto'
import type { RequestIdentity } from '../store/command.ts'

/** How long an answer is replayed, in milliseconds. */
const kept = 24 * 60 * 60 * 1000

/** What makes a write the same one when it comes again: partner, target and request id. */
export function identifyRequest(request: {
  partnerId: string
  requestId: string
  method: string
  /** The route's path with its parameters filled in. */
  path: string
  query: string
  body: string
  at: number
}): RequestIdentity {
  return {
    partnerId: request.partnerId,
    requestId: request.requestId.toLowerCase(),
    target: `${request.method} ${request.path.toLowerCase()}`,
    fingerprint: hash('sha256', `${request.query}\n${request.body}`, 'base64url'),
    expiresAt: request.at + kept,
  }
}
