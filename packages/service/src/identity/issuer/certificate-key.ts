import { createHash, X509Certificate } from 'node:crypto'
import type { JWK } from 'jose'

/**
 * Reads the public key of an application's certificate, for its directory entry. Clients identify
 * the certificate by its thumbprint, newer ones by SHA-256, older ones by SHA-1.
 * @param certificate PEM text
 */
export function readCertificateKey(certificate: string): JWK {
  const { publicKey, raw } = new X509Certificate(certificate)
  const { e, kty, n } = publicKey.export({ format: 'jwk' }) as JWK
  if (kty !== 'RSA' || n === undefined || e === undefined) {
    throw new TypeError('an application’s certificate needs an RSA key')
  }
  return {
    kty,
    n,
    e,
    x5t: createHash('sha1').update(raw).digest('base64url'),
    'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
  }
}
