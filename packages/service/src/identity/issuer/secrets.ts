import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Makes a secret of 256 bits that is safe in an address or a form. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The only form in which the issuer keeps a code or a token: its SHA-256. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Compares two secrets in a time that tells nothing about either. */
export function isSameSecret(left: string, right: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(left).digest(),
    createHash('sha256').update(right).digest(),
  )
}
