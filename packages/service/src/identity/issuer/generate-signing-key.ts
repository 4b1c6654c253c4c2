import { createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { StoredSigningKey } from './signing-keys.ts'

/** Generates a 2048-bit RSA key, named by its thumbprint (RFC 7638), in Node's thread pool. */
export async function generateSigningKey(): Promise<StoredSigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { e = '', n = '', ...rest } = privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url')
  return { ...rest, kty: 'RSA', e, n, kid }
}
