import { isGuid } from '@accredit/contract'
import { scrubbedDate } from './scrub.ts'

type TypeName = 'object' | 'array' | 'string' | 'number' | 'boolean'

/** Merged form of all values seen in one place. */
export interface Shape {
  /** Types seen; null has none. */
  readonly types: Set<TypeName>
  /** Forms of texts; an empty text has none. */
  readonly forms: Set<'guid' | 'date-time' | 'text'>
  /** Words of the API seen, where they are compared. */
  readonly words: Set<string>
  /** Number of objects seen. */
  objects: number
  readonly members: Map<string, { shape: Shape; count: number }>
  /** Form of the items of lists. */
  items: Shape | undefined
}

/** Members whose text is a constant of the API. */
const constants = new Set(['objectType', 'method'])

const emptyShape = (): Shape => ({
  types: new Set(),
  forms: new Set(),
  words: new Set(),
  objects: 0,
  members: new Map(),
  items: undefined,
})

/** Merges the forms of several values. */
export function shapeOf(values: readonly unknown[]): Shape {
  const shape = emptyShape()
  for (const value of values) add(shape, value, '')
  return shape
}

function add(shape: Shape, value: unknown, name: string): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    shape.types.add('array')
    shape.items ??= emptyShape()
    for (const item of value) add(shape.items, item, '')
    return
  }
  shape.types.add(typeof value as TypeName)
  if (typeof value === 'string') {
    if (constants.has(name)) shape.words.add(value)
    if (value !== '') shape.forms.add(formOf(value))
  }
  if (typeof value !== 'object') return
  shape.objects += 1
  for (const [key, each] of Object.entries(value)) {
    const member = shape.members.get(key) ?? { shape: emptyShape(), count: 0 }
    member.count += 1
    add(member.shape, each, key)
    shape.members.set(key, member)
  }
}

function formOf(text: string): 'guid' | 'date-time' | 'text' {
  if (text === scrubbedDate) return 'date-time'
  return isGuid(text) ? 'guid' : 'text'
}
