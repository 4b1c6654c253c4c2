import { typesOf, type Sent } from './flush.ts'

/** A statement of a chain of commands, which run one after the other. */
export interface OfChain extends Sent {
  /** Absent for what concerns all chains: nothing overtakes it, nor is overtaken by it. */
  readonly chain?: object | undefined
}

/** Statements that travel as one. */
export interface Merged<S extends OfChain> {
  readonly sent: Sent
  readonly members: readonly S[]
}

/** Numbers of statements that one is prepared for; what is left over goes alone. */
const sizes = [32, 16, 8, 4, 2, 1] as const
/** Parameters of one statement; the protocol can count twice as many. */
const mostParameters = 32_000

/**
 * Makes one statement of the same statement that several chains ask for. Before its first row the server opens the table
 * with each of its indexes and reads their conditions, which takes longer than the row. The statements of
 * one chain keep their order, and no two of them are in one.
 */
export function merge<S extends OfChain>(statements: readonly S[]): Merged<S>[] {
  const groups: { readonly members: S[]; readonly keys: Set<string> }[] = []
  const placesOf = new Map<string, number[]>()
  /** Places that what comes next of a chain, or of all of them, has to stand behind. */
  const passed = new Map<object, number>()
  let allPassed = 0
  for (const statement of statements) {
    const { chain, name = '' } = statement
    const form = chain && findForm(statement)
    const key = form?.keyOf?.(statement)
    const least = Math.max(allPassed, (chain && passed.get(chain)) ?? 0)
    const places = (form && placesOf.get(name)) || []
    let place = places.find((each) => each >= least && !(key && groups[each]?.keys.has(key)))
    if (place === undefined) {
      place = groups.push({ members: [], keys: new Set() }) - 1
      if (form) placesOf.set(name, [...places, place])
    }
    groups[place]?.members.push(statement)
    if (key) groups[place]?.keys.add(key)
    if (chain) passed.set(chain, place + 1)
    else allPassed = place + 1
  }
  return joinInserts(groups.flatMap(({ members }) => mergeGroup(members)))
}

/** Makes one statement of a chain's inserts into several tables, one after the other: those of a lone command. */
function joinInserts<S extends OfChain>(merged: readonly Merged<S>[]): Merged<S>[] {
  const runs: { readonly members: S[]; readonly tables: Set<string>; readonly one: Merged<S> }[] =
    []
  for (const one of merged) {
    const [member] = one.members
    const isAlone = one.members.length === 1 && member?.chain !== undefined
    const table = isAlone ? findForm(member)?.table : undefined
    const run = runs.at(-1)
    const goesOn = run?.members[0]?.chain === member?.chain && (run?.tables.size ?? 0) > 0
    if (run && table && goesOn && !run.tables.has(table)) {
      run.members.push(...one.members)
      run.tables.add(table)
    } else {
      runs.push({ members: [...one.members], tables: new Set(table ? [table] : []), one })
    }
  }
  return runs.map(({ members, tables, one }) =>
    tables.size > 1 ? { sent: sendInOne(members), members } : one,
  )
}

const namesOfParts = new Map<string, string>()

function sendInOne(parts: readonly Sent[]): Sent {
  const key = parts.map(({ name }) => name).join(' ')
  const name = namesOfParts.get(key) ?? `parts_${namesOfParts.size + 1}`
  namesOfParts.set(key, name)
  let width = 0
  const texts = parts.map(({ sql, parameters }) => {
    const by = width
    width += parameters.length
    return sql.replace(/\$(\d+)/g, (_, number) => `$${by + Number(number)}`)
  })
  const firsts = texts.slice(0, -1).map((text, index) => `"w${index}" as (${text})`)
  return {
    sql: `with ${firsts.join(', ')} ${texts.at(-1)}`,
    name,
    quiet: true,
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}

function mergeGroup<S extends OfChain>(group: readonly S[]): Merged<S>[] {
  const merged: Merged<S>[] = []
  for (let start = 0; start < group.length;) {
    const left = group.length - start
    const width = group[start]?.parameters.length ?? 0
    const size = sizes.find((each) => each <= left && each * width <= mostParameters) ?? 1
    const members = group.slice(start, start + size)
    merged.push({ sent: sendOnce(members), members })
    start += size
  }
  return merged
}

function sendOnce(members: readonly OfChain[]): Sent {
  const [first] = members as [OfChain]
  const { length: sets } = members
  const form = findForm(first)
  if (sets === 1 || !form) return first
  return {
    sql: (form.written[sets] ??= form.write(sets)),
    name: `${first.name}_${sets}`,
    quiet: first.quiet,
    sets,
    types: form.isTyped ? typesOf(first.sql) : undefined,
    parameters: members.flatMap(({ parameters }) => parameters),
  }
}

/** The way in which a statement becomes one for several sets of parameters. */
interface Form {
  /** Writes the SQL for so many sets. */
  write(sets: number): string
  readonly written: string[]
  /** The table that it inserts into. */
  readonly table?: string | undefined
  /** Set where the parameters stand in a list, by which the server does not know their types. */
  readonly isTyped: boolean
  /** Names the rows that an update changes: two with one name would change a row once. */
  keyOf?(statement: Sent): string
}

const forms = new Map<string, Form | undefined>()

function findForm({ sql, name, quiet = false, parameters }: Sent): Form | undefined {
  if (name === undefined || parameters.length === 0) return undefined
  if (!forms.has(sql)) forms.set(sql, readForm(sql, quiet, parameters.length))
  const form = forms.get(sql)
  return form?.isTyped && !typesOf(sql) ? undefined : form
}

const insertOfValues = /^(insert into "\w+" \([\w", ]+\) values )([($\d, )]+)(| on conflict [^$]+)$/
const updateByKey =
  /^(update "\w+" set (?:(?! from | where )[^'(])+) where ("\w+" = \$\d+(?: and "\w+" = \$\d+)*)$/

function readForm(sql: string, quiet: boolean, width: number): Form | undefined {
  const inserted = quiet && insertOfValues.exec(sql)
  if (inserted) {
    const [, head, row = '', tail] = inserted
    const write = (sets: number) => `${head}${listOf(row, width, sets)}${tail}`
    return { write, written: [], isTyped: false, table: /"\w+"/.exec(sql)?.[0] }
  }
  const names = Array.from({ length: width }, (_, index) => `"p${index + 1}"`).join(', ')
  const row = Array.from({ length: width }, (_, index) => `$${index + 1}`).join(', ')
  const ofSet = (text = '') => text.replace(/\$(\d+)/g, '"i"."p$1"')
  const updated = quiet && updateByKey.exec(sql)
  if (updated) {
    const [, change, condition = ''] = updated
    const keys = Array.from(condition.matchAll(/\$(\d+)/g), ([, number]) => Number(number) - 1)
    return {
      write: (sets) =>
        `${ofSet(change)} from (values ${listOf(`(${row})`, width, sets)}) as "i" (${names}) where ${ofSet(condition)}`,
      written: [],
      isTyped: true,
      keyOf: ({ parameters }) =>
        keys.map((index) => String(parameters[index]).toLowerCase()).join(),
    }
  }
  if (quiet || !sql.startsWith('select ')) return undefined
  // A lock, or an offset, has it looked up for each set: nothing is joined by a plan for an empty table.
  const single = `${ofSet(sql)}${sql.endsWith(' for update skip locked') ? '' : ' offset 0'}`
  const write = (sets: number) =>
    `select "r".*, "i"."n" from (values ${listOf(`(#, ${row})`, width, sets)}) as "i" ("n", ${names}), lateral (${single}) as "r"`
  return { write, written: [], isTyped: true }
}

/** The rows of so many sets of parameters; `#` stands for the number of a set. */
function listOf(row: string, width: number, sets: number): string {
  const shift = (by: number) => row.replace(/\$(\d+)/g, (_, number) => `$${by + Number(number)}`)
  return Array.from({ length: sets }, (_, set) => shift(set * width).replace('#', `${set}`)).join(
    ', ',
  )
}
