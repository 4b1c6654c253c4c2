import { X509Certificate } from 'node:crypto'
import { EventVerificationError, type EventKeys } from '../verify-event.ts'

/** Certificates that are trusted to sign events. */
export interface TrustedCertificates {
  /**
   * Certificates, in PEM, of which one must have signed the certificate of an event: of Microsoft's issuing
   * authority, or of a sandbox (`GET /sandbox/v1/event-authority`).
   */
  readonly authorities: string | readonly string[]
  /** Hosts from which certificates are loaded. https, but to this machine. */
  readonly hosts: readonly string[]
  /** Organization that the issuer must name. Default: `Microsoft Corporation`. */
  readonly organization?: string | undefined
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined
}

const longestLoad = 10_000
const largestCertificate = 65_536
/** Addresses that are remembered: those of the allowed hosts alone, but anybody may name them. */
const mostKnown = 16
const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Trusts certificates by the recipe of Partner Center's page: loads the one that an event names, checks its
 * signature, time and issuer, and remembers it.
 */
export function trustCertificates(options: TrustedCertificates): EventKeys {
  const { hosts, organization = 'Microsoft Corporation', fetch = globalThis.fetch } = options
  const authorities = [options.authorities].flat().flatMap(readAll)
  const known = new Map<string, X509Certificate>()
  return {
    async keyAt(certificateUrl) {
      const url = URL.parse(certificateUrl)
      const isSafe = url?.protocol === 'https:' || (url && ownHosts.has(url.hostname))
      if (!url || !isSafe || !hosts.includes(url.host)) {
        throw untrusted(`${certificateUrl} is at none of the trusted hosts`)
      }
      const found = known.get(url.href) ?? (await load(url, fetch))
      const issuer = authorities.find(
        (one) => found.checkIssued(one) && found.verify(one.publicKey) && isInTime(one),
      )
      if (!issuer) throw untrusted('no trusted authority signed the certificate')
      if (!found.issuer.includes(`O=${organization}`)) {
        throw untrusted(`its issuer is not of ${organization}`)
      }
      if (!isInTime(found)) throw untrusted('the certificate is not valid at this time')
      if (known.size >= mostKnown) known.clear()
      known.set(url.href, found)
      return found.publicKey.export({ type: 'spki', format: 'der' })
    },
  }
}

function readAll(pem: string): X509Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!found) throw new TypeError('authorities must hold certificates in PEM.')
  return found.map((one) => new X509Certificate(one))
}

async function load(url: URL, fetch: typeof globalThis.fetch): Promise<X509Certificate> {
  try {
    const signal = AbortSignal.timeout(longestLoad)
    const response = await fetch(url, { redirect: 'error', signal })
    if (!response.ok) throw new Error(`${url.href} answered ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (bytes.length > largestCertificate) throw new Error(`${url.href} is no certificate`)
    return new X509Certificate(bytes)
  } catch (cause) {
    throw untrusted(`the certificate at ${url.href} cannot be loaded`, { cause })
  }
}

function isInTime({ validFromDate, validToDate }: X509Certificate): boolean {
  const now = Date.now()
  return validFromDate.getTime() <= now && now <= validToDate.getTime()
}

function untrusted(why: string, options?: ErrorOptions): EventVerificationError {
  return new EventVerificationError('certificate', `Certificate refused: ${why}.`, options)
}
