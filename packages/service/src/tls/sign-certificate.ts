import { createHash, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isIP, isIPv4, isIPv6 } from 'node:net'
import * as der from './der.ts'

/** Common name, optionally with an organization. */
export type CertificateName = string | { readonly organization: string; readonly name: string }

/** Contents of a certificate, and its issuer. */
export interface CertificateOptions {
  /** Name of the holder. */
  readonly subject: CertificateName
  readonly publicKey: KeyObject
  /** Name of the signer; the holder's own for a self-signed certificate. */
  readonly issuer: CertificateName
  readonly signingKey: KeyObject
  /** Epoch milliseconds. */
  readonly notBefore: number
  readonly notAfter: number
  /** `signsFor`: the holder may sign certificates for these hosts only; `hosts`: it serves them. */
  readonly purpose: { readonly signsFor: readonly string[] } | { readonly hosts: readonly string[] }
}

/**
 * Signs an X.509 certificate and returns it as PEM. It supports only what the service's own
 * certificates need; libraries for this bring twenty packages and a global polyfill. Source: RFC 5280.
 */
export function signCertificate(options: CertificateOptions): string {
  const { issuer, notAfter, notBefore, publicKey, signingKey, subject } = options
  const algorithm = signatureAlgorithm(signingKey)
  const certificate = der.sequence(
    der.tagged(0, der.integer(Buffer.of(2))),
    der.integer(randomBytes(16)),
    algorithm,
    distinguishedName(issuer),
    der.sequence(der.time(notBefore), der.time(notAfter)),
    distinguishedName(subject),
    publicKeyInfo(publicKey),
    der.tagged(3, der.sequence(...extensions(options))),
  )
  const signature = sign('sha256', certificate, signingKey)
  const whole = der.sequence(certificate, algorithm, der.bits(signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function signatureAlgorithm(key: KeyObject): Buffer {
  if (key.asymmetricKeyType === 'ec') return der.sequence(der.objectId('1.2.840.10045.4.3.2'))
  return der.sequence(der.objectId('1.2.840.113549.1.1.11'), der.nullValue)
}

function distinguishedName(named: CertificateName): Buffer {
  const part = (id: string, text: string) =>
    der.setOf(der.sequence(der.objectId(id), der.text(text)))
  if (typeof named === 'string') return der.sequence(part('2.5.4.3', named))
  return der.sequence(part('2.5.4.10', named.organization), part('2.5.4.3', named.name))
}

function publicKeyInfo(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

function extensions({ publicKey, purpose, signingKey }: CertificateOptions): readonly Buffer[] {
  const names = [
    extension('2.5.29.14', der.octets(keyName(publicKey))),
    extension('2.5.29.35', der.sequence(der.taggedBytes(0, keyName(signingKey)))),
  ]
  if ('signsFor' in purpose) {
    const permitted = Buffer.concat(purpose.signsFor.map(permittedSubtree))
    return [
      // May sign server certificates, but no further authority.
      critical('2.5.29.19', der.sequence(der.trueValue, der.integer(Buffer.of(0)))),
      critical('2.5.29.15', der.bits(Buffer.of(0b0000_0100), 2)),
      // A stolen key can impersonate these hosts only.
      critical('2.5.29.30', der.sequence(der.tagged(0, permitted))),
      ...names,
    ]
  }
  const { hosts } = purpose
  return [
    critical('2.5.29.19', der.sequence()),
    critical('2.5.29.15', der.bits(Buffer.of(0b1000_0000), 7)),
    extension('2.5.29.37', der.sequence(der.objectId('1.3.6.1.5.5.7.3.1'))),
    ...(hosts.length === 0 ? [] : [extension('2.5.29.17', der.sequence(...hosts.map(hostName)))]),
    ...names,
  ]
}

function extension(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectId(id), der.octets(value))
}

function critical(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectId(id), der.trueValue, der.octets(value))
}

/** Key identifier; any digest of the public key will do. */
function keyName(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return createHash('sha256').update(publicKeyInfo(publicKey)).digest().subarray(0, 20)
}

/** A host as an entry of an authority's permitted subtrees. */
export function permittedSubtree(host: string): Buffer {
  if (isIP(host) === 0) return der.sequence(hostName(host))
  const address = isIPv4(host) ? bytesOfIPv4(host) : bytesOfIPv6(host)
  const mask = Buffer.alloc(address.length, 0xff)
  return der.sequence(der.taggedBytes(7, Buffer.concat([address, mask])))
}

function hostName(host: string): Buffer {
  if (isIPv4(host)) return der.taggedBytes(7, bytesOfIPv4(host))
  if (isIPv6(host)) return der.taggedBytes(7, bytesOfIPv6(host))
  return der.taggedBytes(2, Buffer.from(host, 'ascii'))
}

function bytesOfIPv4(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number))
}

function bytesOfIPv6(address: string): Buffer {
  // A URL normalizes the address: at most one `::`, and no dots.
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = groupsOf(left)
  const after = groupsOf(right ?? '')
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const digits = [...before, ...gap, ...after].map((group) => group.padStart(4, '0'))
  return Buffer.from(digits.join(''), 'hex')
}

function groupsOf(half: string): readonly string[] {
  return half.split(':').filter((group) => group !== '')
}
