import { importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'
import { signingAlgorithm, type KeySource } from '../key-source.ts'

/** A private signing key as it is stored: an RSA JSON Web Key with its key id. */
export type StoredSigningKey = JWK & {
  readonly kty: 'RSA'
  readonly kid: string
  readonly n: string
  readonly e: string
}

/** The issuer's signing keys, which are also the key source that verifies its tokens. */
export interface SigningKeys extends KeySource {
  /** Signs claims with the current key. */
  sign(claims: JWTPayload): Promise<string>
  /** The public keys, current key first: the document at `jwks_uri`. */
  published(): { readonly keys: readonly JWK[] }
  /** The private keys for the store, current key first. */
  stored(): readonly StoredSigningKey[]
  /** Makes `next` the current key; the previous one stays valid, older ones do not. */
  rotate(next: StoredSigningKey): Promise<void>
}

interface OpenKey {
  readonly stored: StoredSigningKey
  readonly published: JWK
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

/** Opens stored keys, current one first; only the first two are used. */
export async function openSigningKeys(
  stored: readonly [StoredSigningKey, ...StoredSigningKey[]],
): Promise<SigningKeys> {
  let current = await open(stored[0])
  let previous = stored[1] && (await open(stored[1]))
  let generation = 0
  const valid = () => (previous === undefined ? [current] : [current, previous])
  return {
    get generation() {
      return generation
    },
    find: (kid, alg) =>
      alg === signingAlgorithm
        ? valid().find((key) => key.stored.kid === kid)?.publicKey
        : undefined,
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: signingAlgorithm, typ: 'JWT', kid: current.stored.kid })
        .sign(current.privateKey),
    published: () => ({ keys: valid().map((key) => key.published) }),
    stored: () => valid().map((key) => key.stored),
    async rotate(next) {
      const opened = await open(next)
      previous = current
      current = opened
      generation += 1
    },
  }
}

async function open(stored: StoredSigningKey): Promise<OpenKey> {
  const { e, kid, kty, n } = stored
  const publicPart = { kty, n, e }
  return {
    stored,
    published: { ...publicPart, kid, use: 'sig', alg: signingAlgorithm },
    privateKey: await importJWK(stored, signingAlgorithm),
    publicKey: await importJWK(publicPart, signingAlgorithm),
  }
}
