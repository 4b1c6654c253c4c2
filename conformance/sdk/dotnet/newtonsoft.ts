import { readEnumName } from './enum-names.ts'

/** A member of a model as Newtonsoft.Json binds it. */
export interface Member<T> {
  /** @throws Error when the value cannot be converted; `at` is the path to it */
  read(value: unknown, at: string): T
  /** Value of the member when the answer does not name it. */
  readonly missing: T
}

function fail(value: unknown, kind: string, at: string): never {
  const shown = JSON.stringify(value) ?? 'nothing'
  throw new Error(`Error converting value ${shown.slice(0, 80)} to type '${kind}'. Path '${at}'.`)
}

function nullable<T>(read: (value: unknown, at: string) => T): Member<T | null> {
  return { missing: null, read: (value, at) => (value === null ? null : read(value, at)) }
}

/** `string`: numbers and booleans are converted, objects and arrays are not. */
export const text = nullable((value, at) => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return fail(value, 'System.String', at)
})

/** `int?`: whole numbers, and texts of one. */
export const wholeOrNull = nullable((value, at) => {
  if (value === '') return null
  const number = typeof value === 'string' ? Number(value) : value
  return Number.isInteger(number) ? (number as number) : fail(value, 'System.Int32', at)
})

/** `bool?`: booleans, and the texts `true` and `false`. */
export const flagOrNull = nullable(readFlag)

/** `bool`: as above, but null breaks the answer. */
export const flag: Member<boolean> = { missing: false, read: readFlag }

function readFlag(value: unknown, at: string): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string' && /^\s*(true|false)\s*$/i.test(value)) return /true/i.test(value)
  return fail(value, 'System.Boolean', at)
}

const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:?\d{2})?$/

/** `DateTime?`: ISO 8601 with up to seven digits of a second; an empty text is null. */
export const dateOrNull = nullable((value, at) => {
  if (value === '') return null
  return readDate(value, at)
})

/** `DateTime`: as above, but null and the empty text break the answer. */
export const date: Member<Date | null> = { missing: null, read: readDate }

function readDate(value: unknown, at: string): Date {
  if (typeof value !== 'string' || !isoDate.test(value)) return fail(value, 'System.DateTime', at)
  const time = new Date(value.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(time.getTime()) ? fail(value, 'System.DateTime', at) : time
}

/** An enum with the SDK's converter; answered in Pascal case. Null breaks the answer. */
export function enumeration(members: readonly string[]): Member<string> {
  return {
    missing: members[0] ?? '',
    read: (value, at) => {
      try {
        return readEnumName(members, value)
      } catch (error) {
        throw new Error(`${(error as Error).message}. Path '${at}'.`, { cause: error })
      }
    },
  }
}

/** `IEnumerable<T>`: an array or null. */
export function list<T>(item: Member<T>): Member<readonly T[] | null> {
  return nullable((value, at) =>
    Array.isArray(value)
      ? value.map((entry, index) => item.read(entry, `${at}[${index}]`))
      : fail(value, 'IEnumerable', at),
  )
}

/** An array of anything. */
export const anything: Member<unknown> = { missing: null, read: (value) => value }

/**
 * A class: its members are matched by name, without case if not exactly, and what it does not know is
 * ignored.
 */
export function model<T extends object>(members: {
  readonly [Name in keyof T]: Member<T[Name]>
}): Member<T | null> {
  const entries = Object.entries(members) as [string, Member<unknown>][]
  return nullable((value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return fail(value, 'object', at)
    }
    const read = new Map<string, unknown>(entries.map(([name, member]) => [name, member.missing]))
    for (const [given, content] of Object.entries(value)) {
      const lower = given.toLowerCase()
      const found =
        entries.find(([name]) => name === given) ??
        entries.find(([name]) => name.toLowerCase() === lower)
      if (found) read.set(found[0], found[1].read(content, at === '' ? given : `${at}.${given}`))
    }
    return Object.fromEntries(read) as T
  })
}

/** Reads a whole answer; an empty one is null. */
export function readJson<T>(member: Member<T>, body: string): T | null {
  return body === '' ? null : member.read(JSON.parse(body), '')
}
