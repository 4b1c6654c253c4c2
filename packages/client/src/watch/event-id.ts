import { writeGuid } from '../new-id.ts'

/**
 * Makes the id of an event out of what it tells, so that the same change has the same id for ever: also
 * after a crash, from an older copy of a ledger, or in another one. A GUID of version 8 (RFC 9562).
 */
export async function eventIdOf(...told: readonly string[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(told))
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return writeGuid(bytes)
}
