import fc, { type Arbitrary } from 'fast-check'
import { resolve, type Schema } from './described.ts'

/** Texts of forms that no generator makes out of a regular expression. */
const texts: readonly string[] = [
  'www.northwind-primary.example',
  'https://s\u00e3o-jo\u00e3o.example/escola?a=1#b',
  'https://hooks.northwind.example:8443/accredit?a=1',
  'PT0.5S',
  'P3D',
  'PT2H30M',
]

/** Words as people write them, in several scripts. */
const letters = fc.string({
  unit: fc.constantFrom(...'aZ09 .-\u2019\u00e9\u00df\u0141\u05d0\u0623\u5317\u5927\u{1F393}'),
  maxLength: 60,
})

/** Makes values that have the form of a schema; its other rules are left to a validator. */
export function valuesOf(schema: Schema): Arbitrary<unknown> {
  const { anyOf, const: only, enum: choices, items, properties, type } = resolve(schema)
  if (only !== undefined) return fc.constant(only)
  if (choices) return fc.constantFrom(...choices)
  if (anyOf && !properties) return fc.oneof(...anyOf.map(valuesOf))
  if (Array.isArray(type)) {
    return fc.oneof(...type.map((one: string) => valuesOf({ ...resolve(schema), type: one })))
  }
  switch (type) {
    case 'object':
      return objectsOf(resolve(schema))
    case 'array':
      return fc.array(valuesOf(items ?? {}), { maxLength: 4 })
    case 'integer':
      return integersOf(resolve(schema))
    case 'number':
      return fc.double({ min: 0, max: 1, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return textsOf(resolve(schema))
  }
}

function objectsOf({ properties = {}, required = [] }: Schema): Arbitrary<unknown> {
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, valuesOf(member)]),
  )
  return fc.record(members, { requiredKeys: [...required] })
}

/** Small ones are as good as large ones, and ask for less. */
function integersOf({ maximum = 1_000, minimum = 0 }: Schema): Arbitrary<number> {
  return fc.integer({ min: minimum, max: Math.min(maximum, minimum + 1_000) })
}

function textsOf({ format, pattern }: Schema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (pattern === undefined || pattern.startsWith('^[^')) return letters
  const fitting = texts.filter((text) => new RegExp(pattern, 'u').test(text))
  // It takes no assertions beyond the ends of the text.
  if (pattern.includes('(?')) return fc.constantFrom(...fitting)
  const matching = fc.stringMatching(new RegExp(pattern, 'u'))
  return fitting.length > 0 ? fc.constantFrom(...fitting) : matching
}
