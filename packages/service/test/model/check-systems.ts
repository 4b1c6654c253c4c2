import assert from 'node:assert/strict'
import type { Expected, Moved, ReadKind } from './calls.ts'
import type { Model } from './model.ts'
import type { SeenAnswer, System } from './system.ts'

/** Names of values that are random, or differ by service; in lower case. */
const own = new Set([
  'etag',
  'commerceid',
  'usercredentials',
  'originalcorrelationid',
  'continuationtoken',
])

/** Lets both systems do the same, and holds what they answer against the model and each other. */
export async function checkSystems(
  systems: readonly System[],
  what: string,
  expected: Expected,
  act: (system: System) => Promise<SeenAnswer>,
  kind?: ReadKind,
): Promise<void> {
  const answers = await Promise.all(systems.map(act))
  for (const [index, answer] of answers.entries()) {
    const place = `${systems[index]?.name}: ${what}`
    const told = `${place} → ${JSON.stringify(answer)}`
    assert.equal(answer.status, expected.status, told)
    if ('refusal' in expected) assert.equal(answer.json?.errorName, expected.refusal, told)
    else checkBody(expected.body, answer.json, kind, place)
  }
  const [first, ...others] = answers.map(({ json }) => withoutOwn(json, kind === 'audit'))
  for (const other of others) assert.deepEqual(other, first, what)
}

/** Waits until both workers have done what the model says they have to. */
export async function letWorkersWork(systems: readonly System[], moved: Moved[]): Promise<void> {
  await Promise.all(systems.map((system) => system.waitFor(moved)))
}

/** Reads everything that a partner can read of its customers. */
export async function readEverything(systems: readonly System[], model: Model): Promise<void> {
  for (const partner of ['contoso', 'fabrikam'] as const) {
    for (const kind of ['codes', 'customers', 'audit'] as const) {
      const expected = model.read(partner, 'app', kind, '')
      const act = (system: System) => system.read(partner, 'app', kind, '')
      await checkSystems(systems, `${partner} reads ${kind}`, expected, act, kind)
    }
  }
}

// oxlint-disable-next-line typescript/no-explicit-any
function checkBody(expected: unknown, json: any, kind: ReadKind | undefined, what: string): void {
  switch (kind) {
    case 'codes': {
      const codes = (json as { validationId: string; remainingCreates: number | null }[]).map(
        ({ remainingCreates, validationId }) => ({ validationId, remainingCreates }),
      )
      assert.deepEqual(sorted(codes), sorted(expected as unknown[]), what)
      break
    }
    case 'customers': {
      const ids = (json.items as { id: string }[]).map(({ id }) => id)
      assert.deepEqual(sorted(ids), sorted(expected as unknown[]), what)
      break
    }
    case 'audit': {
      const lines = (json.items as { operationType: string; customerId: string }[]).map(
        ({ customerId, operationType }) => `${operationType} ${customerId}`,
      )
      assert.deepEqual(sorted(lines), sorted(expected as unknown[]), what)
      break
    }
    case 'qualifications':
      assert.deepEqual(json, expected, what)
      break
    default:
      if (typeof expected === 'object') assert.partialDeepStrictEqual(json, expected, what)
      else assert.equal(json, expected, what)
  }
}

function sorted(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).toSorted()
}

function withoutOwn(value: unknown, audit: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutOwn(item, audit))
    // A number of the database’s own distinguishes lines of one moment.
    return audit
      ? items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !own.has(name.toLowerCase()) && !(audit && name === 'id'))
      .map(([name, member]) => [name, withoutOwn(readResource(name, member), audit)]),
  )
}

/** Lines of the activity log carry resources as JSON texts. */
function readResource(name: string, member: unknown): unknown {
  const isResource = /^resource(Old|New)Value$/.test(name) && typeof member === 'string'
  return isResource ? (JSON.parse(member) as unknown) : member
}
