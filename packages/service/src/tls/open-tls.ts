import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { readCertificate } from './read-certificate.ts'
import { authorityFile, renewLocalCertificates } from './renew-local-certificates.ts'
import { localHosts, type KeyPair } from './local-authority.ts'

/** Source of the certificates of an https server. */
export interface TlsSource {
  /**
   * Reads the certificate and its key again; one that is near its end is replaced first.
   * @throws ConfigError when files of the operator cannot be used
   */
  read(): KeyPair
  /** The certificate that clients have to trust; absent where the operator brought the files. */
  readonly authorityFile?: string
}

type TlsConfig = Pick<Config, 'tls' | 'tlsCertificate' | 'tlsKey' | 'data' | 'host' | 'publicUrl'>

/**
 * Finds the certificates that the configuration asks for; `undefined` means plain http.
 * @param now the real clock, in epoch milliseconds
 * @param onNewAuthority is told when clients have to trust another authority than before
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

/** The hosts under which this machine and its callers reach the service. */
function hostsOf({ host, publicUrl }: TlsConfig): string[] {
  const named = [host, URL.parse(publicUrl)?.hostname ?? '']
  const usable = named
    .map((name) => name.toLowerCase().replace(/^\[|\]$|%.*$/g, ''))
    // A server that listens on every address is reached by none of that name.
    .filter((name) => name !== '' && name !== '0.0.0.0' && name !== '::')
    .filter((name) => isIP(name) !== 0 || /^[a-z0-9._-]+$/.test(name))
  return [...new Set([...localHosts, ...usable])]
}
