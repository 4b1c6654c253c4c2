/**
 * Writes a model as the SDK does: members without an attribute in Pascal case, those that are not set
 * as null. Names that begin with `=` are written as they stand, without it, and left out when null:
 * members with an attribute of their own.
 */
export function writeJson(value: unknown): string {
  return JSON.stringify(toWire(value))
}

function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire)
  if (typeof value !== 'object' || value === null) return value ?? null
  const members: [string, unknown][] = []
  for (const [name, content] of Object.entries(value)) {
    const own = name.startsWith('=')
    if (own && (content === null || content === undefined)) continue
    members.push([own ? name.slice(1) : pascal(name), toWire(content)])
  }
  return Object.fromEntries(members)
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
