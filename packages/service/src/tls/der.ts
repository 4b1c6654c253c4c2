/** Encodes the few DER types of ASN.1 that a certificate needs. Source: ITU-T X.690. */

function element(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content])
  const digits = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  if (digits.length > 2) throw new RangeError('a certificate part of over 64 KiB')
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.length), digits, content])
}

/** SEQUENCE. */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, Buffer.concat(parts))
}

/** SET with one element. */
export function setOf(part: Uint8Array): Buffer {
  return element(0x31, part)
}

/** Element with a context-specific constructed tag. */
export function tagged(number: number, part: Uint8Array): Buffer {
  return element(0xa0 | number, part)
}

/** Bytes with a context-specific primitive tag, as in the alternatives of a GeneralName. */
export function taggedBytes(number: number, bytes: Uint8Array): Buffer {
  return element(0x80 | number, bytes)
}

/** INTEGER from the big-endian bytes of a number that is not negative. */
export function integer(bytes: Uint8Array): Buffer {
  const significant = bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte !== 0),
    ),
  )
  const first = significant[0] ?? 0
  return element(0x02, first < 0x80 ? significant : Buffer.concat([Buffer.of(0), significant]))
}

/** BOOLEAN true. */
export const trueValue = element(0x01, Buffer.of(0xff))

/** NULL. */
export const nullValue = element(0x05, Buffer.alloc(0))

/** OCTET STRING. */
export function octets(bytes: Uint8Array): Buffer {
  return element(0x04, bytes)
}

/** BIT STRING; `unused` counts the unused bits of the last byte. */
export function bits(bytes: Uint8Array, unused = 0): Buffer {
  return element(0x03, Buffer.concat([Buffer.of(unused), bytes]))
}

/** Text. */
export function text(value: string): Buffer {
  return element(0x0c, Buffer.from(value, 'utf8'))
}

/** A point in time, in whole seconds. */
export function time(at: number): Buffer {
  const written = new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  // Certificates write years before 2050 with two digits.
  return written < '2050'
    ? element(0x17, Buffer.from(written.slice(2), 'ascii'))
    : element(0x18, Buffer.from(written, 'ascii'))
}

/** OBJECT IDENTIFIER, from its dotted form. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const groups = rest.flatMap((number) => {
    const group = [number & 0x7f]
    for (let left = number >>> 7; left > 0; left >>>= 7) group.unshift((left & 0x7f) | 0x80)
    return group
  })
  return element(0x06, Buffer.from([first * 40 + second, ...groups]))
}
