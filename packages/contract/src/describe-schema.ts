import type { TSchema } from 'typebox'

/** JSON of an OpenAPI document. */
export type Json = Record<string, unknown>

/** Options of a description. */
export interface SchemaUse {
  /** Components by name; what is described adds its own. */
  readonly schemas: Json
  /**
   * True for bodies in which null counts as left out: every member that may be left out may then be
   * null. Source: the .NET SDK, which sends null for each member that is not set.
   */
  readonly takesNull: boolean
}

/**
 * Describes a schema in OpenAPI 3.1. Each schema that has an `$id` becomes a reference to its component.
 * @throws Error for a component that would mean one thing in a body and another in an answer
 */
export function describeSchema(schema: TSchema, use: SchemaUse): Json {
  const { $id, ...rest } = schema as TSchema & { $id?: string }
  const described = describeObject(rest, use)
  if ($id === undefined) return described
  const known = use.schemas[$id]
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(described)) {
    throw new Error(`the schema ${$id} is sent and answered in two forms; give each its own`)
  }
  use.schemas[$id] = described
  return { $ref: `#/components/schemas/${$id}` }
}

function describeObject(schema: Json, use: SchemaUse): Json {
  const described = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, descend(value, use)]),
  )
  const { enum: choices, type, properties, required } = described
  if (type === undefined && Array.isArray(choices)) return { ...typeOf(choices), ...described }
  if (!use.takesNull || type !== 'object' || !properties) return described
  const needed = new Set(required as readonly string[] | undefined)
  return {
    ...described,
    properties: Object.fromEntries(
      Object.entries(properties as Record<string, Json>).map(([name, member]) => [
        name,
        needed.has(name) ? member : orNull(member),
      ]),
    ),
  }
}

function descend(value: unknown, use: SchemaUse): unknown {
  if (Array.isArray(value)) return value.map((item) => descend(item, use))
  if (typeof value !== 'object' || value === null) return value
  return describeSchema(value, use)
}

/** The type of an enum, which validators do not need and generators of code do. */
function typeOf(choices: readonly unknown[]): Json {
  if (choices.every((choice) => typeof choice === 'string')) return { type: 'string' }
  return choices.every((choice) => Number.isInteger(choice)) ? { type: 'integer' } : {}
}

/** Source of the form: OpenAPI 3.1, which has no `nullable` any more. */
function orNull(schema: Json): Json {
  const { $ref, anyOf, const: only, description, enum: choices, type, ...rest } = schema
  const about = description === undefined ? {} : { description }
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as Json[]), { type: 'null' }] }
  if ($ref !== undefined || only !== undefined) {
    return { anyOf: [$ref ? { $ref } : { type, const: only }, { type: 'null' }], ...about }
  }
  return {
    ...rest,
    ...about,
    type: [type, 'null'],
    ...(Array.isArray(choices) && { enum: [...(choices as unknown[]), null] }),
  }
}
