import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { permittedSubtree, signCertificate } from './sign-certificate.ts'

/** A certificate and its private key, each as PEM text. */
export interface KeyPair {
  readonly certificate: string
  readonly privateKey: string
}

/** The names under which this machine reaches itself. */
export const localHosts = ['localhost', '127.0.0.1', '::1'] as const

const day = 86_400_000
const authorityLifetime = 3650 * day
/** The longest that Apple's systems accept of a server whose authority a user added. */
const serverLifetime = 825 * day
/** Time before its end at which a certificate is replaced, in milliseconds. */
const renewedBefore = 30 * day

/**
 * Makes an authority that can vouch for these hosts and for nothing else, so that a client that trusts it
 * risks no other connection.
 * @param now epoch milliseconds
 */
export function createAuthority(now: number, hosts: readonly string[]): KeyPair {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  // Something of its own in the name keeps two authorities in one trust store apart.
  const name = `Accredit local authority ${new Date(now).toISOString().slice(0, 19)}`
  const certificate = signCertificate({
    subject: name,
    issuer: name,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    // A day earlier, for a clock that is behind or a machine that woke up in another time zone.
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

/** Says whether a kept authority can still vouch for these hosts. */
export function canVouch(kept: KeyPair, now: number, hosts: readonly string[]): boolean {
  const certificate = read(kept)
  return (
    certificate !== undefined &&
    lasts(certificate, now) &&
    hosts.every((host) => certificate.raw.includes(permittedSubtree(host)))
  )
}

/** Says whether a kept server certificate still serves these hosts and comes from this authority. */
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

/** The certificate of a pair; nothing where it cannot be read or the key is another one's. */
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
