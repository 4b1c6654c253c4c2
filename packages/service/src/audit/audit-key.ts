import { problem, ProblemError } from '../words/problem.ts'
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { keepKey, readIfThere } from '../files/keep-key.ts'

/** Keys that prove who sealed the activity log. They are stored outside the database. */
export interface AuditKeys {
  /** Checks that the key is trusted and that it signed this text. */
  isSigned(text: string, signature: string, keyId: string): boolean
  /** Trusted keys by id, as PEM; the signing key comes first. */
  readonly publicKeys: ReadonlyMap<string, string>
}

/** Keys including one that can sign. */
export interface SigningAuditKeys extends AuditKeys {
  readonly keyId: string
  sign(text: string): string
}

/** A key file that cannot be used. */
export class AuditKeyError extends ProblemError {
  override readonly name = 'AuditKeyError'
}

/** Creates a key that lives as long as the process, for data that lives no longer. */
export function makeAuditKeys(): SigningAuditKeys {
  return requireSigning(readKeys([generateKeyPairSync('ed25519').privateKey], 'the key'), 'the key')
}

/**
 * Opens a key file, and creates one when there is none: PEM, readable only by its owner. The first
 * private key in it signs; further keys, private or public, are trusted, so that a key can be
 * replaced: put the new one first, and keep the old one's public key.
 * @throws AuditKeyError when it holds no Ed25519 key to sign with
 */
export function openAuditKeys(file: string): SigningAuditKeys {
  const pem = keepKey(file, () =>
    String(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' })),
  )
  return requireSigning(readKeys(parsePem(pem, file), file), file)
}

/**
 * Reads keys for verification; public keys suffice.
 * @throws AuditKeyError when there is no such file, or no Ed25519 key in it
 */
export function readAuditKeys(file: string): AuditKeys {
  const found = readIfThere(file)
  if (found === undefined) throw new AuditKeyError(problem('AuditKeyMissing', { file }))
  return readKeys(parsePem(found, file), file)
}

function parsePem(text: string, file: string): KeyObject[] {
  const blocks = text.match(/-----BEGIN ([A-Z ]+)-----[^]+?-----END \1-----/g) ?? []
  return blocks.map((block) => {
    try {
      return block.includes('PRIVATE') ? createPrivateKey(block) : createPublicKey(block)
    } catch {
      throw new AuditKeyError(problem('AuditKeyUnreadable', { file }))
    }
  })
}

interface OwnKeys extends AuditKeys {
  readonly signing: { readonly keyId: string; readonly privateKey: KeyObject } | undefined
}

function readKeys(keys: readonly KeyObject[], file: string): OwnKeys {
  if (keys.length === 0) throw new AuditKeyError(problem('AuditKeyForm', { file }))
  if (keys.some((key) => key.asymmetricKeyType !== 'ed25519')) {
    throw new AuditKeyError(problem('AuditKeyKind', { file }))
  }
  const known = new Map<string, KeyObject>()
  for (const key of keys) {
    const publicKey = key.type === 'private' ? createPublicKey(key) : key
    known.set(idOf(publicKey), publicKey)
  }
  const [first] = keys
  return {
    isSigned(text, signature, keyId) {
      const key = known.get(keyId)
      if (!key) return false
      return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'))
    },
    publicKeys: new Map(
      [...known].map(([id, key]) => [id, key.export({ format: 'pem', type: 'spki' }).toString()]),
    ),
    signing:
      first?.type === 'private'
        ? { keyId: idOf(createPublicKey(first)), privateKey: first }
        : undefined,
  }
}

function requireSigning({ signing, ...keys }: OwnKeys, file: string): SigningAuditKeys {
  if (!signing) throw new AuditKeyError(problem('AuditKeyPublic', { file }))
  return {
    ...keys,
    keyId: signing.keyId,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), signing.privateKey).toString('base64url'),
  }
}

/** Identifies a key by the digest of its public part. */
function idOf(publicKey: KeyObject): string {
  const der = publicKey.export({ format: 'der', type: 'spki' })
  return createHash('sha256').update(der).digest('base64url')
}
