import type { SeenAnswer, SeenProbe } from './observe.ts'
import { shapeOf, type Shape } from './shape.ts'

/** Kinds of differences. */
export const differenceKinds = [
  'status',
  'code',
  'header',
  'missing',
  'added',
  'type',
  'fact',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One difference between the two sides. */
export interface Difference {
  readonly probe: string
  readonly request: string
  readonly kind: DifferenceKind
  /** Header, member with its path, or property of the answer; empty for status and code. */
  readonly at: string
  readonly expected: string
  readonly found: string
  /** True where only the body of a refusal differs in form. */
  readonly ofErrorForm: boolean
}

type Found = Pick<Difference, 'kind' | 'at' | 'expected' | 'found'>

/** Differences between a probe’s answers; undefined where a side has none. */
export function compareProbe(expected: SeenProbe, found: SeenProbe): Difference[] | undefined {
  if (expected.answers.length === 0 || found.answers.length === 0) return undefined
  const byRequest = ({ answers }: SeenProbe) => Map.groupBy(answers, ({ request }) => request)
  const [ours, theirs] = [byRequest(expected), byRequest(found)]
  // Requests about customers use the pseudonyms of their side; all others have a counterpart.
  const isPaired = ours.size === theirs.size && [...ours.keys()].every((key) => theirs.has(key))
  if (!isPaired) return compareAnswers(expected.name, expected.answers, found.answers)
  return [...ours].flatMap(([request, answers]) =>
    compareAnswers(expected.name, answers, theirs.get(request) ?? []),
  )
}

function compareAnswers(
  probe: string,
  expected: readonly SeenAnswer[],
  found: readonly SeenAnswer[],
): Difference[] {
  const request = expected[0]?.request ?? ''
  const of = (ofErrorForm: boolean) => (difference: Found) => ({
    probe,
    request,
    ofErrorForm,
    ...difference,
  })
  const statuses = compareSets('status', '', expected, found, ({ status }) => `${status}`)
  // Answers of different kinds have nothing else in common.
  if (statuses.length > 0) return statuses.map(of(false))
  const differences: Difference[] = []
  for (const status of new Set(expected.map((answer) => answer.status))) {
    const ours = expected.filter((answer) => answer.status === status)
    const theirs = found.filter((answer) => answer.status === status)
    const isRefusal = status >= 400
    if (isRefusal) {
      differences.push(...compareSets('code', '', ours, theirs, codeOf).map(of(false)))
    }
    differences.push(
      ...compareHeaders(ours, theirs).map(of(false)),
      ...compareFacts(ours, theirs).map(of(false)),
      ...compareShapes(
        shapeOf(bodies(ours)),
        shapeOf(bodies(theirs)),
        '',
        isRefusal ? 1 : Infinity,
      ).map(of(isRefusal)),
      ...compareSets('type', '', ours, theirs, presence).map(of(isRefusal)),
    )
  }
  return differences
}

const bodies = (answers: readonly SeenAnswer[]) => answers.map(({ body }) => body)

const presence = ({ body }: SeenAnswer) => (body === undefined ? 'no body' : 'a body')

function codeOf({ body }: SeenAnswer): string {
  if (typeof body !== 'object' || body === null || !('code' in body)) return '–'
  return String(body.code)
}

function compareSets(
  kind: DifferenceKind,
  at: string,
  ours: readonly SeenAnswer[],
  theirs: readonly SeenAnswer[],
  read: (answer: SeenAnswer) => string,
): Found[] {
  const [expected, found] = [ours, theirs].map((answers) =>
    [...new Set(answers.map(read))].toSorted().join(', '),
  ) as [string, string]
  return expected === found ? [] : [{ kind, at, expected, found }]
}

function compareHeaders(ours: readonly SeenAnswer[], theirs: readonly SeenAnswer[]): Found[] {
  const names = new Set([...ours, ...theirs].flatMap(({ headers }) => Object.keys(headers)))
  return [...names].flatMap((name) =>
    compareSets('header', name, ours, theirs, ({ headers }) => headers[name] ?? '–'),
  )
}

function compareFacts(ours: readonly SeenAnswer[], theirs: readonly SeenAnswer[]): Found[] {
  const names = new Set(ours.flatMap(({ facts }) => Object.keys(facts)))
  return [...names].flatMap((name) =>
    compareSets('fact', name, ours, theirs, ({ facts }) => String(facts[name] ?? '–')),
  )
}

const join = (set: ReadonlySet<string>) => [...set].toSorted().join(', ')
const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) => join(one) === join(other)
const isApart = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size > 0 && other.size > 0 && [...one].every((each) => !other.has(each))

/** @param depth levels of members to compare */
function compareShapes(ours: Shape, theirs: Shape, at: string, depth: number): Found[] {
  if (ours.types.size === 0 || theirs.types.size === 0) return []
  if (!isSame(ours.types, theirs.types)) {
    return [{ kind: 'type', at, expected: join(ours.types), found: join(theirs.types) }]
  }
  const differences: Found[] = []
  if (isApart(ours.forms, theirs.forms)) {
    differences.push({ kind: 'type', at, expected: join(ours.forms), found: join(theirs.forms) })
  }
  if (isApart(ours.words, theirs.words)) {
    differences.push({ kind: 'fact', at, expected: join(ours.words), found: join(theirs.words) })
  }
  if (depth > 0) differences.push(...compareMembers(ours, theirs, at, depth))
  if (ours.items && theirs.items) {
    differences.push(...compareShapes(ours.items, theirs.items, `${at}[]`, depth))
  }
  return differences
}

/** A member that is present only sometimes depends on the data, so its absence is no difference. */
function compareMembers(ours: Shape, theirs: Shape, at: string, depth: number): Found[] {
  if (ours.objects === 0 || theirs.objects === 0) return []
  const names = new Set([...ours.members.keys(), ...theirs.members.keys()])
  return [...names].flatMap((name): Found[] => {
    const place = at === '' ? name : `${at}.${name}`
    const [mine, other] = [ours.members.get(name), theirs.members.get(name)]
    if (mine && other) return compareShapes(mine.shape, other.shape, place, depth - 1)
    if (mine?.count === ours.objects) {
      return [{ kind: 'missing', at: place, expected: join(mine.shape.types), found: '–' }]
    }
    if (other?.count === theirs.objects) {
      return [{ kind: 'added', at: place, expected: '–', found: join(other.shape.types) }]
    }
    return []
  })
}
