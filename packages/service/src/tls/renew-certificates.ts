import { Server } from 'node:tls'
import type { Logger } from 'pino'
import type { KeyPair } from './local-authority.ts'
import type { TlsSource } from './open-tls.ts'

/** Interval between checks of the certificates, in milliseconds. */
const lookEvery = 60 * 60 * 1000

/** Renewal of the certificate of a running server. */
export interface CertificateRenewal {
  /** Reads the certificate now; new connections use it. */
  renew(): void
  stop(): void
}

/**
 * Replaces the certificate of a running server, without a restart, when it expires soon or the
 * operator's files have changed. If reading fails, the current certificate stays in use.
 * @param current the pair that the server uses now
 */
export function renewCertificates(
  server: unknown,
  source: TlsSource,
  current: KeyPair,
  log: Logger,
): CertificateRenewal {
  let served = current
  const renew = () => {
    try {
      const found = source.read()
      if (found.certificate === served.certificate && found.privateKey === served.privateKey) return
      if (!(server instanceof Server)) throw new TypeError('the server does not speak TLS')
      server.setSecureContext({ cert: found.certificate, key: found.privateKey })
      served = found
      log.info('renewed the certificate')
    } catch (error) {
      log.error({ err: error }, 'renewing the certificate failed; the old one stays in use')
    }
  }
  const timer = setInterval(renew, lookEvery)
  timer.unref()
  return { renew, stop: () => clearInterval(timer) }
}
