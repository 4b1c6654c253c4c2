import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { permittedSubtree, signCertificate } from './sign-certificate.ts'

/** A certificate and its private key, each as PEM text. */
export interface KeyPair {
  readonly certificate: string
  readonly privateKey: string
}

/** Loopback hosts. */
export const localHosts = ['localhost', '127.0.0.1', '::1'] as const

const day = 86_400_000
const authorityLifetime = 3650 * day
/** Maximum that Apple's systems accept under an authority that a user added. */
const serverLifetime = 825 * day
/** Milliseconds before expiry at which a certificate is replaced. */
const renewedBefore = 30 * day

/**
 * Creates an authority that can sign for these hosts only, so that trusting it puts no other
 * connection at risk.
 * @param now epoch milliseconds
 */
export function createAuthority(now: number, hosts: readonly string[]): KeyPair {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  // The time makes the name unique, so that a trust store can hold two authorities.
  const name = `Accredit local authority ${new Date(now).toISOString().slice(0, 19)}`
  const certificate = signCertificate({
    subject: name,
    issuer: name,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    // A day earlier, in case a client's clock is behind.
    notBefore: now - day,
    notAfter: now - day + authorityLifetime,
    purpose: { signsFor: hosts },
  })
  return { certificate, privateKey: write(keys.privateKey) }
}

/** Signs a certificate for a server on these hosts, with a new key. */
export function issueCertificate(
  authority: KeyPair,
  now: number,
  hosts: readonly string[],
): KeyPair {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer = new X509Certificate(authority.certificate)
  const certificate = signCertificate({
    subject: hosts[0] ?? 'localhost',
    issuer: signer.subject.replace(/^CN=/, ''),
    publicKey: keys.publicKey,
    signingKey: createPrivateKey(authority.privateKey),
    notBefore: now - day,
    notAfter: Math.min(now - day + serverLifetime, signer.validToDate.getTime()),
    purpose: { hosts },
  })
  return { certificate, privateKey: write(keys.privateKey) }
}

/** Checks that a stored authority can still sign for these hosts. */
export function canVouch(kept: KeyPair, now: number, hosts: readonly string[]): boolean {
  const certificate = read(kept)
  return (
    certificate !== undefined &&
    lasts(certificate, now) &&
    hosts.every((host) => certificate.raw.includes(permittedSubtree(host)))
  )
}

/** Checks that a stored server certificate is still valid for these hosts and from this authority. */
export function canServe(
  kept: KeyPair,
  authority: KeyPair,
  now: number,
  hosts: readonly string[],
): boolean {
  const certificate = read(kept)
  const signer = read(authority)
  return (
    certificate !== undefined &&
    signer !== undefined &&
    lasts(certificate, now) &&
    certificate.checkIssued(signer) &&
    certificate.verify(signer.publicKey) &&
    hosts.every((host) =>
      isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host),
    )
  )
}

function lasts(certificate: X509Certificate, now: number): boolean {
  return (
    certificate.validFromDate.getTime() <= now &&
    certificate.validToDate.getTime() - renewedBefore > now
  )
}

/** Parses the certificate of a pair; undefined if it is invalid or the key does not match. */
function read({ certificate, privateKey }: KeyPair): X509Certificate | undefined {
  try {
    const parsed = new X509Certificate(certificate)
    return parsed.checkPrivateKey(createPrivateKey(privateKey)) ? parsed : undefined
  } catch {
    return undefined
  }
}

function write(key: ReturnType<typeof createPrivateKey>): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
