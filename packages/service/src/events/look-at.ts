import type { WebhookTrialResult } from '@accredit/contract'
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'

/** Facts about an endpoint from an answer and its connection. */
type Seen = Pick<WebhookTrialResult, 'ip' | 'certificate' | 'clockAhead'>

/**
 * Inspects the connection of an answer.
 * @param realNow epoch milliseconds of the real clock
 */
export function lookAt({ socket, headers }: IncomingMessage, realNow: number): Seen {
  const { remoteAddress: ip } = socket
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  // A `Date` header has whole seconds; on average half of one has passed.
  const date = Date.parse(headers.date ?? '') + 500
  return {
    ...(ip !== undefined && { ip }),
    ...(certificate && {
      certificate: {
        issuer: certificate.issuer.replaceAll('\n', ', '),
        expiresAt: new Date(certificate.validTo).toISOString(),
      },
    }),
    ...(!Number.isNaN(date) && { clockAhead: Math.round(date - realNow) }),
  }
}
