/** Part of the platform's `crypto` that is used. */
interface RandomSource {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
  randomUUID?(): string
}

/**
 * Makes a random GUID (version 4). `crypto.randomUUID` is by far the cheaper way, for it draws bytes
 * in advance, but browsers offer it to secure pages only.
 */
export function newId(source: RandomSource = crypto): string {
  if (source.randomUUID) return source.randomUUID()
  const bytes = source.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return writeGuid(bytes)
}

/** Writes 16 bytes as a GUID. */
export function writeGuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
