import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  createPartner,
  reportBulk,
  staticTokenCredential,
  type BulkLedger,
  type BulkRow,
  type LedgerEntry,
} from '../../src/index.ts'
import { createFakeService, hang, type Fate, type FakeService } from './fake-service.ts'

const idOf = (index: number) => `c0de0000-0000-4000-8000-${String(index).padStart(12, '0')}`
const known = Array.from({ length: 6 }, (_, index) => idOf(index))

type AppendFate = 'kept' | 'dies before' | 'dies after'

/** The ledger's file as one process sees it: what was appended before its death stays. */
function openIn({
  entries,
  nextFate,
  process,
}: {
  readonly entries: LedgerEntry[]
  readonly nextFate: () => AppendFate
  readonly process: Mortal
}): BulkLedger {
  return {
    name: 'test',
    hold: () => Promise.resolve(() => Promise.resolve()),
    read: () => Promise.resolve([...entries]),
    append(added) {
      if (process.isDead) return new Promise(() => undefined)
      const fate = nextFate()
      if (fate !== 'dies before') entries.push(...structuredClone([...added]))
      if (fate === 'kept') return Promise.resolve()
      process.die()
      return new Promise(() => undefined)
    },
  }
}

/** A process that sends and writes nothing once it is dead. */
interface Mortal {
  isDead: boolean
  readonly death: Promise<void>
  readonly signal: AbortSignal
  die(): void
}

function startProcess(): Mortal {
  const { promise: death, resolve } = Promise.withResolvers<void>()
  const ending = new AbortController()
  const process: Mortal = {
    isDead: false,
    death,
    signal: ending.signal,
    die() {
      process.isDead = true
      resolve()
      ending.abort()
    },
  }
  return process
}

const fates = fc.constantFrom<Fate>(
  'answered',
  'answered',
  'answered',
  'lost before',
  'lost after',
  'busy',
  'throttled',
  'killed before',
  'killed after',
)
const appends = fc.constantFrom<AppendFate>(
  'kept',
  'kept',
  'kept',
  'kept',
  'dies before',
  'dies after',
)
/** Events between two runs. */
const between = fc.constantFrom<
  'nothing' | 'a day' | 'forgotten ids' | 'clock back' | 'verdicts' | 'other order' | 'one use'
>(
  'nothing',
  'nothing',
  'a day',
  'forgotten ids',
  'clock back',
  'verdicts',
  'other order',
  'one use',
)

const rowsOf = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 9 })

describe('a bulk, killed at any point, with any answer lost', () => {
  it('asks each row under one request id for ever, and is accepted at most once', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf,
        fc.array(fates, { maxLength: 40 }),
        fc.array(appends, { maxLength: 12 }),
        fc.array(between, { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (indexes, fateList, appendList, betweenList, concurrency, isAccredit) => {
          const clock = { now: Date.parse('2026-03-02T09:00:00Z'), serverAhead: 0 }
          const service = createFakeService(known, {
            now: () => clock.now + clock.serverAhead,
            isAccredit,
          })
          const entries: LedgerEntry[] = []
          const [fateQueue, appendQueue] = [[...fateList], [...appendList]]
          service.fate = () => fateQueue.shift() ?? 'answered'
          service.uses = 0
          // Every second customer needs the code, which is dry at first.
          let rows: BulkRow[] = indexes.map((index, line) => ({
            line,
            customerId: idOf(index),
            ...(index % 2 === 1
              ? { qualification: 'GCC', validationCode: '10001' }
              : { qualification: 'Education' }),
          }))
          const runOnce = async () => {
            const process = startProcess()
            service.onKill = process.die
            const nextFate = () => appendQueue.shift() ?? 'kept'
            const ledger = openIn({ entries, nextFate, process })
            const partner = createPartner({
              baseUrl: 'http://127.0.0.1:1',
              credential: staticTokenCredential('token'),
              fetch: (url, init) => (process.isDead ? hang(init) : service.fetch(url, init)),
              now: () => clock.now,
              sleep: (ms) => {
                clock.now += ms
                return Promise.resolve()
              },
              random: () => 0.5,
            })
            const { signal } = process
            const options = { ledger, concurrency, requestsPerMinute: 6000, signal }
            const run = partner.bulk(rows, options).catch((error: unknown) => {
              if (!process.isDead) throw error
            })
            await Promise.race([run, process.death])
          }
          for (const step of betweenList) {
            await runOnce()
            if (step === 'a day') {
              clock.now += 25 * 3_600_000
              service.forget()
            } else if (step === 'forgotten ids') {
              // Accredit keeps its word for a day.
              if (!isAccredit) service.forget()
            } else if (step === 'clock back') {
              clock.now -= 3 * 3_600_000
              clock.serverAhead += 3 * 3_600_000
            } else if (step === 'one use') service.uses += 1
            else if (step === 'verdicts') service.decide('Denied')
            else if (step === 'other order') rows = rows.toReversed()
          }
          // Nothing fails any more: the last run brings it to its end.
          fateQueue.length = 0
          appendQueue.length = 0
          service.uses = Infinity
          await runOnce()
          checkAgainstModel(service, entries, indexes)
          const { lines } = await reportBulk(rows, { name: 'test', read: async () => entries })
          for (const { row, outcome, requestId, finding } of lines) {
            // Whoever was sent while the code was dry has that answer for ever.
            if (finding?.rule === 'ValidationCodeExhausted') continue
            const isFirst =
              lines.find((line) => line.row.customerId === row.customerId)?.row === row
            const isKnown = known.includes(row.customerId ?? '')
            const expected = !isFirst ? 'duplicate' : isKnown ? 'accepted' : 'unknown'
            assert.equal(outcome, expected)
            if (outcome !== 'accepted') continue
            const own = service.accepted.filter(({ customerId }) => customerId === row.customerId)
            assert.deepEqual(
              own.map((one) => one.requestId),
              [requestId],
            )
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

/** The model: by customer, one request id in all that was received, and one accepted request. */
function checkAgainstModel(
  { received, accepted }: FakeService,
  entries: readonly LedgerEntry[],
  indexes: readonly number[],
): void {
  const wanted = new Set(indexes.map(idOf))
  const intents = entries.filter((entry) => entry.kind === 'intent')
  for (const customerId of wanted) {
    const ids = new Set(
      received.filter((one) => one.customerId === customerId).map(({ requestId }) => requestId),
    )
    assert.equal(ids.size, 1, `${customerId} has ${ids.size} request ids`)
    const own = intents.filter((intent) => intent.customerId === customerId)
    assert.deepEqual([...new Set(own.map(({ requestId }) => requestId))], [...ids])
    const times = accepted.filter((one) => one.customerId === customerId).length
    const isExhausted = entries.some(
      (entry) =>
        entry.kind === 'answer' &&
        entry.refused?.finding.rule === 'ValidationCodeExhausted' &&
        own.some(({ line }) => line === entry.line),
    )
    const expected = known.includes(customerId) && !isExhausted ? 1 : 0
    assert.equal(times, expected, `${customerId} accepted ${times} times`)
  }
  for (const { customerId } of received) assert.ok(wanted.has(customerId))
}
