/** Writes a resource as audit records contain it: JSON text with PascalCase names. */
export function resourceText(resource: object): string {
  return JSON.stringify(inPascalCase(resource))
}

function inPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPascalCase)
  if (typeof value !== 'object' || value === null) return value
  const named: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) named[nameOf(name)] = inPascalCase(member)
  return named
}

/** Cached, since the names are few, and new property names are slow in the engine. */
const names = new Map<string, string>()

function nameOf(name: string): string {
  let known = names.get(name)
  if (known === undefined) {
    known = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    names.set(name, known)
  }
  return known
}
