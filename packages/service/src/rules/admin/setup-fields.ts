import { brokenRule, isGuid, type BrokenRule } from '@accredit/contract'
import { isShownLine } from '../read/shown-text.ts'

/** An unusable value in an operator's setup. */
export interface SetupProblem {
  /** Path in the file, e.g. `partners[0].domain`; empty for the whole file. */
  readonly path: string
  readonly value: unknown
  readonly broken: BrokenRule
}

/** Reads the members of one object and records their problems. */
export interface FieldReader {
  text(name: string, longest?: number): string | undefined
  /** A list of texts. */
  texts(name: string): readonly string[] | undefined
  guid(name: string): string | undefined
  domain(name: string): string | undefined
  email(name: string): string | undefined
  whole(name: string, most?: number): number | undefined
  /** One of the given choices, in any case. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined
  choices<Choice extends string>(
    name: string,
    choices: readonly Choice[],
  ): readonly Choice[] | undefined
  object<T>(name: string, known: readonly string[], read: (fields: FieldReader) => T): T | undefined
  list<T>(
    name: string,
    known: readonly string[],
    read: (fields: FieldReader) => T,
  ): readonly T[] | undefined
  /** The unchecked value. */
  raw(name: string): unknown
  /** Records a member's problem. */
  refuse(name: string, broken: BrokenRule): undefined
  /** Records each of these that is absent. */
  require(...names: readonly string[]): void
}

const domainForm = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/
const emailForm = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/

/**
 * Opens an object for reading. Members that are not in `known` are problems: a misspelt name would
 * otherwise be ignored silently.
 */
export function readFields(
  value: unknown,
  path: string,
  known: readonly string[],
  problems: SetupProblem[],
): FieldReader {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) problems.push({ path, value, broken: brokenRule('Object') })
  const members = (isObject ? value : {}) as Readonly<Record<string, unknown>>
  for (const name of Object.keys(members).filter((member) => !known.includes(member))) {
    const broken = brokenRule('NameKnown', { known })
    problems.push({ path: at(name), value: members[name], broken })
  }
  const raw = (name: string) => (Object.hasOwn(members, name) ? members[name] : undefined)
  const refuse = (name: string, broken: BrokenRule): undefined => {
    problems.push({ path: at(name), value: raw(name), broken })
  }
  const line = (place: string, member: unknown, longest: number): string | undefined => {
    const trimmed = typeof member === 'string' ? member.trim() : ''
    if (trimmed !== '' && trimmed.length <= longest && isShownLine(trimmed)) return trimmed
    const broken =
      typeof member === 'string'
        ? brokenRule('LineUpTo', { most: longest })
        : brokenRule('QuotedText')
    problems.push({ path: place, value: member, broken })
    return undefined
  }
  const text = (name: string, longest = 200) => {
    const member = raw(name)
    return member === undefined ? undefined : line(at(name), member, longest)
  }
  const formed = (name: string, isFormed: (value: string) => boolean, broken: BrokenRule) => {
    const member = text(name, 400)
    if (member === undefined) return undefined
    return isFormed(member.toLowerCase()) ? member : refuse(name, broken)
  }
  const choose = <Choice extends string>(
    place: string,
    member: unknown,
    choices: readonly Choice[],
  ) => {
    const wanted = typeof member === 'string' ? member.trim().toLowerCase() : undefined
    const found = choices.find((choice) => choice.toLowerCase() === wanted)
    if (found === undefined) {
      const broken = brokenRule('OneOf', { allowed: choices })
      problems.push({ path: place, value: member, broken })
    }
    return found
  }
  const items = (name: string) => {
    const member = raw(name)
    if (member === undefined) return undefined
    return Array.isArray(member) ? (member as unknown[]) : refuse(name, brokenRule('List'))
  }
  return {
    text,
    texts: (name) =>
      items(name)
        ?.map((item, index) => line(`${at(name)}[${index}]`, item, 200))
        .filter((item) => item !== undefined),
    guid: (name) => formed(name, isGuid, brokenRule('Guid'))?.toLowerCase(),
    domain: (name) =>
      formed(name, (member) => domainForm.test(member), brokenRule('DomainName'))?.toLowerCase(),
    email: (name) => formed(name, (member) => emailForm.test(member), brokenRule('EmailAddress')),
    whole(name, most = 1_000_000) {
      const member = raw(name)
      if (member === undefined) return undefined
      const fits = Number.isInteger(member) && Number(member) >= 0 && Number(member) <= most
      return fits ? Number(member) : refuse(name, brokenRule('WholeUpTo', { most }))
    },
    choice(name, choices) {
      const member = raw(name)
      return member === undefined ? undefined : choose(at(name), member, choices)
    },
    choices(name, choices) {
      const read = items(name)?.map((item, index) => choose(`${at(name)}[${index}]`, item, choices))
      return read && [...new Set(read.filter((item) => item !== undefined))]
    },
    object(name, inside, read) {
      const member = raw(name)
      return member === undefined ? undefined : read(readFields(member, at(name), inside, problems))
    },
    list: (name, inside, read) =>
      items(name)?.map((item, index) =>
        read(readFields(item, `${at(name)}[${index}]`, inside, problems)),
      ),
    raw,
    refuse,
    require(...names) {
      for (const name of names.filter((wanted) => raw(wanted) === undefined)) {
        refuse(name, brokenRule('Required'))
      }
    },
  }
}
