import type { FailureClass } from '@accredit/contract'
import { AddressRefused } from './outbound-guard.ts'

/** Result of an attempt without an answer. */
export interface Fault {
  readonly fault: string
  readonly failure: FailureClass
}

/** Codes of Node's errors by class. Source: `tls`, `dns` and `errors` of Node's documentation. */
const codes: readonly (readonly [FailureClass, RegExp])[] = [
  ['dns', /^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL|EFORMERR|ENOTIMP|EREFUSED|ETIMEOUT)/],
  [
    'tls',
    /^(ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_)/,
  ],
  ['refused', /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN|ENETDOWN)$/],
  ['timeout', /^ETIMEDOUT$/],
  ['broken', /^(ECONNRESET|EPIPE|ECONNABORTED|HPE_)/],
]

/**
 * Describes why an attempt ended without an answer.
 * @param isOver true when it timed out
 */
export function describeFault(error: unknown, isOver: boolean): Fault {
  if (isOver) return { fault: 'timeout', failure: 'timeout' }
  if (!(error instanceof Error)) return { fault: String(error), failure: 'other' }
  // When all of a name's addresses failed, the first one gives the reason.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : []
  const reason = first instanceof Error ? first : error
  const code = (reason as NodeJS.ErrnoException).code ?? ''
  const isNamed = code === '' || reason.message.includes(code)
  const fault = (isNamed ? reason.message : `${code}: ${reason.message}`).slice(0, 500)
  if (reason instanceof AddressRefused) return { fault, failure: 'guard' }
  return { fault, failure: codes.find(([, pattern]) => pattern.test(code))?.[0] ?? 'other' }
}

/** Failure class of a status; undefined for one that counts as received. */
export function classOfStatus(status: number): FailureClass | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status >= 300 && status < 400) return '3xx'
  if (status >= 400 && status < 500) return '4xx'
  return status >= 500 && status < 600 ? '5xx' : 'other'
}
