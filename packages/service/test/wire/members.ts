import { resolve, type Schema } from './described.ts'

/** A member of a value, and what is said about it. */
export interface Member {
  /** Names and positions from the outside in; empty for the value itself. */
  readonly path: readonly string[]
  readonly schema: Schema
}

/** The members that a value has, with the schema of each, the value itself first. */
export function membersOf(schema: Schema, value: unknown, path: readonly string[] = []): Member[] {
  const { anyOf, items, properties } = resolve(schema)
  const own = [{ path, schema: resolve(schema) }]
  if (Array.isArray(value)) {
    return [
      ...own,
      ...value.flatMap((item, at) => membersOf(items ?? {}, item, [...path, `${at}`])),
    ]
  }
  if (typeof value !== 'object' || value === null) return own
  const form = properties ?? anyOf?.map(resolve).find((one) => one.properties)?.properties ?? {}
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, member]) =>
      form[name] ? membersOf(form[name], member, [...path, name]) : [],
    ),
  ]
}

/** The value with another member in this place; without it where that is undefined. */
export function withMember(value: unknown, path: readonly string[], member: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return member
  if (Array.isArray(value)) {
    return value.map((item, at) => (`${at}` === name ? withMember(item, rest, member) : item))
  }
  const inner = (value as Record<string, unknown>)[name]
  return { ...(value as object), [name]: withMember(inner, rest, member) }
}
