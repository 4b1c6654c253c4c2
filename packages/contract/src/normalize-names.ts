import type { TSchema } from 'typebox'

/** Result of reading a body's names: the value in the schema's spelling, or the name sent twice. */
export type NormalizedNames =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly field: string }

/**
 * Rewrites the property names of a body to the spelling of its schema, whatever case they came in.
 * Members that the schema does not know are dropped without effect, `__proto__` among them, and so
 * are nulls, which the .NET SDK sends for what is not set. One name in two spellings with different
 * values cannot be decided and is reported.
 */
export function normalizeNames(schema: TSchema, value: unknown, path = ''): NormalizedNames {
  const { properties, items } = schema as { properties?: Record<string, TSchema>; items?: TSchema }
  if (items && Array.isArray(value)) return normalizeItems(items, value, path)
  if (!properties || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: true, value }
  }
  const known = spellingsOf(properties)
  const result: Record<string, unknown> = {}
  for (const [sent, member] of Object.entries(value)) {
    const name = known.get(sent.toLowerCase())
    if (name === undefined || member === null) continue
    const field = path ? `${path}.${name}` : name
    const inner = normalizeNames(properties[name] as TSchema, member, field)
    if (!inner.ok) return inner
    if (name in result && JSON.stringify(result[name]) !== JSON.stringify(inner.value)) {
      return { ok: false, field }
    }
    result[name] = inner.value
  }
  return { ok: true, value: result }
}

/** The names of a schema by their lower case; they are many, and schemas do not change. */
const spellings = new WeakMap<object, ReadonlyMap<string, string>>()

function spellingsOf(properties: object): ReadonlyMap<string, string> {
  let known = spellings.get(properties)
  if (!known) {
    known = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]))
    spellings.set(properties, known)
  }
  return known
}

function normalizeItems(schema: TSchema, values: unknown[], path: string): NormalizedNames {
  const result: unknown[] = []
  for (const [index, value] of values.entries()) {
    const inner = normalizeNames(schema, value, `${path}[${index}]`)
    if (!inner.ok) return inner
    result.push(inner.value)
  }
  return { ok: true, value: result }
}
