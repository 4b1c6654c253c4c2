import type { WebhookTrialResult } from '@accredit/contract'
import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'

/** Facts that an answer and its connection show of an endpoint. */
type Seen = Pick<WebhookTrialResult, 'ip' | 'certificate' | 'clockAhead'>

/** Looks at the connection of an answer. @param realNow epoch milliseconds of the real clock */
export function lookAt({ socket, headers }: IncomingMessage, realNow: number): Seen {
  const { remoteAddress: ip } = socket
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
  // A `Date` has whole seconds, of which half have passed on average.
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
