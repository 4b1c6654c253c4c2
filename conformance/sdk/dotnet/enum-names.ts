/**
 * Writes a member of an enum as the SDK's converter does: the first letter and each capital in lower
 * case, an underscore before each capital but the first.
 * Source: the .NET SDK's enum converter.
 */
export function writeEnumName(member: string): string {
  const [first = '', ...rest] = member
  return (
    first.toLowerCase() + rest.map((c) => (/[A-Z]/.test(c) ? `_${c.toLowerCase()}` : c)).join('')
  )
}

/**
 * Reads a member of an enum: a text is turned to Pascal case, and a name that is unknown then becomes
 * the member 0 without a word; a number is the ordinal.
 * @throws RangeError on an empty text or an underscore at the end, TypeError on any other JSON value
 */
export function readEnumName(members: readonly string[], value: unknown): string {
  if (typeof value === 'number' && Number.isInteger(value)) return members[value] ?? String(value)
  if (typeof value !== 'string') throw new TypeError('EnumJsonConverter cannot deserialize it')
  if (value === '' || value.endsWith('_')) throw new RangeError('index out of range')
  const name = value.replace(/^.|_(.)/g, (part: string) => part.slice(-1).toUpperCase())
  return members.includes(name) ? name : (members[0] ?? '')
}
