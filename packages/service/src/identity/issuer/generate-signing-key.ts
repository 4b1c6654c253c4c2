import { createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { StoredSigningKey } from './signing-keys.ts'

/** Makes a new RSA key of 2048 bits, named by its thumbprint (RFC 7638), in a thread of Node's own. */
export async function generateSigningKey(): Promise<StoredSigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { e = '', n = '', ...rest } = privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url')
  return { ...rest, kty: 'RSA', e, n, kid }
}
