import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import pg from 'pg'
import { postgresStorage } from '../support/stores.ts'
import { readEverything } from './check-systems.ts'
import type { Expected, Wanted, Write } from './calls.ts'
import { Model } from './model.ts'
import { start, startSystem, type SeenAnswer, type System } from './system.ts'

/** A write, and the node that it is sent to. */
interface Sent {
  readonly node: number
  readonly write: Write
}

const seededId = (digits: string) => `c0de0000-0000-4000-8000-0000000000${digits}`
const customers = ['01', '02', '06'].map(seededId)

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.constant<Wanted>({ qualification: 'Education', script: 'review' }),
  fc.constant<Wanted>({ qualification: 'StateOwnedEntity', script: 'review' }),
  fc.constantFrom('12345', '67890', '10001', '20002', '99999').map((bodyCode): Wanted => ({
    qualification: 'GovernmentCommunityCloud',
    script: 'review',
    bodyCode,
  })),
)
const action: fc.Arbitrary<Write['action']> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constantFrom('post', 'put'),
      customer: fc.constantFrom(...customers),
      wanted,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('unlink', 'delete'),
      customer: fc.constantFrom(...customers),
    }),
  },
)
/** Few ids, so that the same one comes again, with the same request and with others. */
const anySent: fc.Arbitrary<Sent> = fc
  .record({ node: fc.nat(1), action, id: fc.nat(15) })
  .map(({ action: does, id, node }) => ({
    node,
    write: {
      partner: 'contoso',
      caller: 'admin',
      action: does,
      requestId: `f1de0000-0000-4000-8000-00000000000${id.toString(16)}`,
    },
  }))
const together = fc.array(anySent, { minLength: 12, maxLength: 24, size: 'max' })

/**
 * Sends writes to two nodes on one database at the same moment, for the same customers, with the same
 * codes and request ids. Whatever the order was, there must be one in which the model gives just these
 * answers and comes to what can be read then.
 * @param breaking ends connections of the nodes meanwhile
 */
export function compareRaces(runs: number, breaking: boolean): void {
  const seed = Number(process.env['MODEL_SEED'] ?? 1)

  it(`two nodes act as one would (seed ${seed}, ${runs} times${breaking ? ', connections break' : ''})`, async () => {
    await using storage = await postgresStorage()
    await using first = await startSystem(storage)
    await using second = await startSystem(storage)
    const nodes = [first, second]
    const other = new pg.Client({ connectionString: storage.config.store })
    await other.connect()
    const property = fc.asyncProperty(
      fc.array(together, { minLength: 1, maxLength: 2 }),
      async (rounds) => {
        await first.reset()
        let model = new Model(start)
        for (const round of rounds) {
          const ended = new AbortController()
          const breaks = breaking ? breakConnections(other, ended.signal) : undefined
          const answers = await Promise.all(
            round.map(({ node, write }) => sendUntilAnswered(nodes[node] as System, write)),
          )
          ended.abort()
          await breaks
          model = explain(model, round, answers, await readState(first))
          await readEverything(nodes, model)
        }
      },
    )
    try {
      // Another run of the same would not race in the same way.
      await fc.assert(property, { numRuns: runs, seed, endOnFailure: true })
    } finally {
      await other.end()
    }
  })
}

/** Sends it as a careful client does: the same again while the store is away. */
async function sendUntilAnswered(node: System, write: Write): Promise<SeenAnswer> {
  for (let time = 0; time < 20; time += 1) {
    const answer = await node.write(write)
    if (answer.status !== 503) return answer
    await sleep(50)
  }
  throw new Error(`no answer to ${JSON.stringify(write)}`)
}

/** Ends a connection of a node that is in the middle of a transaction, again and again. */
async function breakConnections(client: pg.Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'accredit' and datname = current_database() and xact_start is not null
       order by random() limit 1`,
    )
    await sleep(30)
  }
}

/** Everything that the writes change, as the model reads it. */
async function readState(node: System): Promise<Map<string, SeenAnswer>> {
  const state = new Map<string, SeenAnswer>()
  for (const id of customers) {
    state.set(id, await node.read('contoso', 'app', 'qualifications', id))
  }
  return state
}

/**
 * Goes through orders of the writes, customer by customer: nothing here depends on another's.
 * @returns the model after an order that explains what was seen
 * @throws when there is none
 */
function explain(
  model: Model,
  round: readonly Sent[],
  answers: readonly SeenAnswer[],
  state: ReadonlyMap<string, SeenAnswer>,
): Model {
  let explained = model
  for (const [customer, seen] of state) {
    const own = [...round.keys()].filter((index) => customerOf(round[index]) === customer)
    const isSeen = (after: Model) =>
      fits(after.read('contoso', 'app', 'qualifications', customer), seen)
    const search = (before: Model, left: readonly number[]): Model | undefined => {
      if (left.length === 0) return isSeen(before) ? before : undefined
      for (const index of left) {
        const after = copy(before)
        const expected = after.write((round[index] as Sent).write)
        if (!fits(expected, answers[index] as SeenAnswer)) continue
        const rest = left.filter((each) => each !== index)
        const found = search(after, rest)
        // Whatever changes nothing may as well come first, so no other place for it explains more.
        if (found || isDeepStrictEqual(after.customers, before.customers)) return found
      }
      return undefined
    }
    const found = search(explained, own)
    const told = own.map((index) => [round[index], answers[index]])
    assert.ok(found, `no order explains ${JSON.stringify([...told, seen], undefined, 1)}`)
    explained = found
  }
  return explained
}

function customerOf(sent: Sent | undefined): string | undefined {
  return sent && 'customer' in sent.write.action ? sent.write.action.customer : undefined
}

function copy({ now, ...model }: Model): Model {
  const { audit, codes, customers: all, kept } = model
  return Object.assign(new Model(now), structuredClone({ audit, codes, customers: all, kept }))
}

function fits(expected: Expected, { json, status }: SeenAnswer): boolean {
  if (status !== expected.status) return false
  if ('refusal' in expected) return json?.errorName === expected.refusal
  try {
    assert.partialDeepStrictEqual(json, expected.body)
    return true
  } catch {
    return false
  }
}
