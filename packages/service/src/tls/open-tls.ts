import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { readCertificate } from './read-certificate.ts'
import { authorityFile, renewLocalCertificates } from './renew-local-certificates.ts'
import { localHosts, type KeyPair } from './local-authority.ts'

/** Source of the certificates of an https server. */
export interface TlsSource {
  /**
   * Reads the certificate and its key again; a generated one that expires soon is replaced first.
   * @throws ConfigError when files of the operator cannot be used
   */
  read(): KeyPair
  /** File with the authority that clients must trust; absent with the operator's own certificate. */
  readonly authorityFile?: string
}

type TlsConfig = Pick<Config, 'tls' | 'tlsCertificate' | 'tlsKey' | 'data' | 'host' | 'publicUrl'>

/**
 * Opens the configured source of certificates; `undefined` for plain http.
 * @param now the real clock, in epoch milliseconds
 * @param onNewAuthority called when a new authority replaced the one that clients trust
 */
export function openTls(
  config: TlsConfig,
  now: () => number,
  onNewAuthority: (file: string) => void = () => undefined,
): TlsSource | undefined {
  const named = () => readCertificate(config, { certificate: 'tlsCertificate', key: 'tlsKey' })
  const first = named()
  if (first) return { read: () => named() ?? first }
  if (!config.tls) return undefined
  const folder = resolve(config.data, 'tls')
  const hosts = hostsOf(config)
  return {
    authorityFile: authorityFile(folder),
    read() {
      const kept = renewLocalCertificates(folder, hosts, now())
      if (kept.authorityReplaced) onNewAuthority(authorityFile(folder))
      return kept.server
    },
  }
}

/** Hosts in the addresses of the service, for this machine and for other callers. */
function hostsOf({ host, publicUrl }: TlsConfig): string[] {
  const named = [host, URL.parse(publicUrl)?.hostname ?? '']
  const usable = named
    .map((name) => name.toLowerCase().replace(/^\[|\]$|%.*$/g, ''))
    // The wildcard addresses are no host that a client connects to.
    .filter((name) => name !== '' && name !== '0.0.0.0' && name !== '::')
    .filter((name) => isIP(name) !== 0 || /^[a-z0-9._-]+$/.test(name))
  return [...new Set([...localHosts, ...usable])]
}
