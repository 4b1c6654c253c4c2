import { createPrivateKey, generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { promisify } from 'node:util'
import { signCertificate } from './sign-certificate.ts'

/** What https on this machine needs, each as PEM text. */
export interface LocalCertificates {
  /** The authority's certificate, which clients are told to trust, e.g. by NODE_EXTRA_CA_CERTS. */
  readonly authority: string
  /** The server's certificate. */
  readonly certificate: string
  /** The server's private key. */
  readonly privateKey: string
}

/** The names under which this machine reaches itself. */
export const localHosts = ['localhost', '127.0.0.1', '::1'] as const

const day = 86_400_000
/** The longest that Apple's systems accept of an authority that its user added. */
const lifetime = 825 * day

const newKeyPair = promisify(generateKeyPair)

/**
 * Makes an authority and one server certificate signed by it. The authority's private key is thrown
 * away, so that nobody can ever sign another certificate with what a client was told to trust.
 * @param now epoch milliseconds
 */
export async function createLocalCertificates(
  now: number,
  hosts: readonly string[] = localHosts,
): Promise<LocalCertificates> {
  const [authority, server] = await Promise.all([newKeys(), newKeys()])
  // Something of its own in the name keeps two authorities in one trust store apart.
  const name = `Accredit local authority ${new Date(now).toISOString().slice(0, 10)}`
  const common = {
    issuer: name,
    signingKey: authority.privateKey,
    // A day earlier, for a clock that is behind or a machine that woke up in another time zone.
    notBefore: now - day,
    notAfter: now + lifetime - day,
  }
  return {
    authority: signCertificate({
      ...common,
      subject: name,
      publicKey: authority.publicKey,
      purpose: 'authority',
    }),
    certificate: signCertificate({
      ...common,
      subject: hosts[0] ?? 'localhost',
      publicKey: server.publicKey,
      purpose: { hosts },
    }),
    privateKey: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** Says whether certificates that were kept still serve these hosts for a month to come. */
export function areUsable(
  kept: LocalCertificates,
  now: number,
  hosts: readonly string[] = localHosts,
): boolean {
  try {
    const certificate = new X509Certificate(kept.certificate)
    const authority = new X509Certificate(kept.authority)
    return (
      certificate.checkIssued(authority) &&
      certificate.verify(authority.publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(kept.privateKey)) &&
      certificate.validToDate.getTime() - 30 * day > now &&
      hosts.every((host) =>
        isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host),
      )
    )
  } catch {
    return false
  }
}

function newKeys(): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  return newKeyPair('ec', { namedCurve: 'P-256' })
}
