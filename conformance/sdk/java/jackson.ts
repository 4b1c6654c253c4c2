/** A member of a model as Jackson binds it. */
export interface Member<T> {
  /** @throws Error when the value cannot be converted; `at` is the path to it */
  read(value: unknown, at: string): T
  /** Value of the member when the answer does not name it. */
  readonly missing: T
}

function fail(value: unknown, kind: string, at: string): never {
  const shown = JSON.stringify(value) ?? 'nothing'
  throw new Error(
    `Cannot deserialize instance of \`${kind}\` out of ${shown.slice(0, 80)} at ${at}`,
  )
}

function nullable<T>(read: (value: unknown, at: string) => T): Member<T | null> {
  return { missing: null, read: (value, at) => (value === null ? null : read(value, at)) }
}

/** `String`: any scalar is converted. */
export const text = nullable((value, at) => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return fail(value, 'java.lang.String', at)
})

/** `int`: null and nothing are 0, fractions are cut off, texts of a number are read. */
export const whole: Member<number> = {
  missing: 0,
  read(value, at) {
    if (value === null || value === '') return 0
    const number = typeof value === 'string' ? Number(value.trim()) : value
    if (typeof number !== 'number' || Number.isNaN(number)) return fail(value, 'int', at)
    return Math.trunc(number)
  },
}

/** `boolean`: null and nothing are false. */
export const flag: Member<boolean> = {
  missing: false,
  read: (value, at) => (value === null || value === '' ? false : readFlag(value, at)),
}

/** `Boolean`. */
export const flagOrNull = nullable((value, at) => (value === '' ? null : readFlag(value, at)))

function readFlag(value: unknown, at: string): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isInteger(value)) return value !== 0
  const word = typeof value === 'string' ? value.trim() : ''
  if (['true', 'True', 'TRUE'].includes(word)) return true
  if (['false', 'False', 'FALSE'].includes(word)) return false
  return fail(value, 'boolean', at)
}

/**
 * An enum: one of its values exactly, case included, or its ordinal. Anything else, the empty text
 * too, breaks the whole answer.
 */
export function enumeration(values: readonly string[], kind: string): Member<string | null> {
  return nullable((value, at) => {
    if (typeof value === 'string' && values.includes(value)) return value
    const ordinal = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
    const found = typeof ordinal === 'number' ? values[ordinal] : undefined
    return found ?? fail(value, kind, at)
  })
}

const jodaDate =
  /^\d{4}(-\d{2}(-\d{2})?)?(T(\d{2}(:\d{2}(:\d{2}([.,]\d+)?)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/

/** Joda's `DateTime`: ISO 8601, or milliseconds as a number; an empty text is null. */
export const dateTime = nullable((value, at) => {
  if (value === '') return null
  if (typeof value === 'number') return new Date(value)
  if (typeof value !== 'string' || !jodaDate.test(value)) return fail(value, 'DateTime', at)
  const time = new Date(value.replace(/[.,](\d{3})\d*/, '.$1'))
  return Number.isNaN(time.getTime()) ? fail(value, 'DateTime', at) : time
})

/** `List` or `Iterable`: an array or null. */
export function list<T>(item: Member<T>): Member<readonly T[] | null> {
  return nullable((value, at) =>
    Array.isArray(value)
      ? value.map((entry, index) => item.read(entry, `${at}[${index}]`))
      : fail(value, 'java.util.ArrayList', at),
  )
}

/** `Object`. */
export const anything: Member<unknown> = { missing: null, read: (value) => value }

/**
 * A class: its members are matched by their exact name, case included, and what it does not know is
 * ignored.
 */
export function model<T extends object>(members: {
  readonly [Name in keyof T]: Member<T[Name]>
}): Member<T | null> {
  const entries = Object.entries(members) as [string, Member<unknown>][]
  const byName = new Map(entries)
  return nullable((value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return fail(value, 'object', at)
    }
    const read = new Map<string, unknown>(entries.map(([name, member]) => [name, member.missing]))
    for (const [name, content] of Object.entries(value)) {
      const member = byName.get(name)
      if (member) read.set(name, member.read(content, `${at}.${name}`))
    }
    return Object.fromEntries(read) as T
  })
}

/** Reads a whole answer; an empty one is null. */
export function readJson<T>(member: Member<T>, body: string): T | null {
  return body === '' ? null : member.read(JSON.parse(body), '')
}
