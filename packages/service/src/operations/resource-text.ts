/** A resource as audit records carry it: JSON text with PascalCase names. */
export function resourceText(resource: object): string {
  return JSON.stringify(inPascalCase(resource))
}

function inPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPascalCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      inPascalCase(member),
    ]),
  )
}
