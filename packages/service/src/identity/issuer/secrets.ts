import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Creates a 256-bit secret that is safe in an address or a form. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, the only form in which the issuer stores codes and tokens. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Compares two secrets in constant time. */
export function isSameSecret(left: string, right: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(left).digest(),
    createHash('sha256').update(right).digest(),
  )
}
