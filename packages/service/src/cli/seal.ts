import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'

/** Encrypted and authenticated text. */
export interface Sealed {
  readonly version: 1
  readonly salt: string
  readonly iv: string
  readonly tag: string
  readonly text: string
}

const cipher = 'aes-256-gcm'
// Takes 32 MiB and some 75 ms per key. Source: RFC 7914's figures for interactive use.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/** Encrypts a text: scrypt derives the key from the secret, AES-256-GCM encrypts. */
export async function seal(text: string, secret: Uint8Array): Promise<Sealed> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const encryption = createCipheriv(cipher, await deriveKey(secret, salt), iv)
  const sealed = Buffer.concat([encryption.update(text, 'utf8'), encryption.final()])
  return {
    version: 1,
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    tag: encryption.getAuthTag().toString('base64'),
    text: sealed.toString('base64'),
  }
}

/** Decrypts the result of `seal`; rejects when the secret differs or anything was changed. */
export async function unseal(sealed: Sealed, secret: Uint8Array): Promise<string> {
  const key = await deriveKey(secret, bytesOf(sealed.salt))
  const decryption = createDecipheriv(cipher, key, bytesOf(sealed.iv), { authTagLength: 16 })
  decryption.setAuthTag(bytesOf(sealed.tag))
  return Buffer.concat([decryption.update(bytesOf(sealed.text)), decryption.final()]).toString(
    'utf8',
  )
}

function deriveKey(secret: Uint8Array, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64')
}
