import { setTimeout as sleep } from 'node:timers/promises'
import { createPartner, staticTokenCredential } from '@accredit/client'
import { ask, digestAnswer, isFinal, type RawAnswer } from './ask.ts'
import { customerOf } from './check-store.ts'
import type { Counts } from './counts.ts'
import type { Faults } from './faults.ts'
import { createGate } from './gate.ts'
import { travel, type Traveller } from './journey.ts'
import type { Acknowledged, Entry, Ledger, Write } from './ledger.ts'
import { judgeReadBack, searchCustomer } from './read-back.ts'

/** Options of the load. */
export interface LoadOptions {
  readonly ledger: Ledger
  readonly counts: Counts
  /** Nodes that serve now; empty while the only one is dead. */
  readonly urls: () => readonly string[]
  readonly tokens: readonly string[]
  /** Number of concurrent journeys. */
  readonly atOnce: number
  readonly random: () => number
  readonly faults: Faults
}

/** Load that continues whatever happens to the service. */
export interface Load {
  start(): void
  /** Sends a write until it is answered, and records the answer. */
  settle(entry: Entry): Promise<Acknowledged>
  /** Sends an answered write again, and returns whether the answer is the same. */
  repeat(entry: Entry): Promise<boolean>
  /** Waits until pending writes arrive or fail, and sends nothing until `goOn`. */
  pause(): Promise<void>
  goOn(): void
  /** Begins no new journeys; resolves when those in progress have ended. */
  stop(): Promise<void>
}

interface Try {
  readonly url?: string
  readonly raw?: RawAnswer | undefined
}

/** Milliseconds before an unanswered call is sent again. */
const respite = 25

export function createLoad(options: LoadOptions): Load {
  const { counts, faults, ledger, random, tokens, urls } = options
  let stopping = false
  let running: Promise<unknown> = Promise.resolve()
  let turn = 0
  const gate = createGate()

  /** Each call goes to the next node, so that a repeated one reaches another node. */
  const pickUrl = () => {
    const now = urls()
    turn += 1
    return now[turn % Math.max(now.length, 1)]
  }

  async function answer(write: Write): Promise<Acknowledged> {
    const token = tokens[write.partner] ?? ''
    for (;;) {
      const { url, raw } = await gate.pass(async (): Promise<Try> => {
        const picked = pickUrl()
        if (picked === undefined) return {}
        return { url: picked, raw: await ask(picked, token, write).catch(() => undefined) }
      })
      if (raw && isFinal(raw)) return digestAnswer(raw, Date.now())
      if (raw) counts.add('unavailable')
      // A killed service may be unavailable; any other error is recorded.
      if (raw && raw.status !== 503) faults.note(`${raw.status} to ${write.id}: ${raw.text}`)
      if (url !== undefined) counts.add('retried')
      await sleep(respite)
    }
  }

  async function settle(entry: Entry): Promise<Acknowledged> {
    const found = await answer(entry.write)
    if (entry.answer) return found
    ledger.acknowledge(entry, found)
    counts.add('acknowledged')
    return found
  }

  const traveller: Traveller = {
    random,
    async write(write) {
      const entry = ledger.send(write)
      const answered = await (random() < 0.1 ? settleTwice(entry) : settle(entry))
      if (random() < 0.3) await readBack(entry)
      return answered
    },
    async waitForVerdict(partner, customerId) {
      for (let tries = 0; tries < 20 && !stopping; tries += 1) {
        await sleep(100)
        const status = await readStatus(partner, customerId).catch(() => undefined)
        if (status !== undefined && status !== 'InReview') return status
      }
      return undefined
    },
  }

  async function readStatus(partner: number, customerId: string): Promise<string | undefined> {
    const baseUrl = pickUrl()
    if (baseUrl === undefined) return undefined
    const credential = staticTokenCredential(tokens[partner] ?? '')
    const { customers } = createPartner({ baseUrl, credential, retries: 0 })
    const found = await customers.byId(customerId).qualification.getQualifications()
    return found.find(({ qualification }) => qualification === 'Education')?.vettingStatus
  }

  function compare(write: Write, first: Acknowledged, second: Acknowledged): boolean {
    const alike = first.status === second.status && first.digest === second.digest
    if (alike) return true
    const explanation = `answered ${first.status}, and again ${second.status} or in other words`
    faults.report({ loss: 'replay', key: write.id, explanation })
    return false
  }

  /** Impatient callers send twice at once; both must get the same answer. */
  async function settleTwice(entry: Entry): Promise<Acknowledged> {
    const [first, second] = await Promise.all([settle(entry), settle(entry)])
    compare(entry.write, first, second)
    return first
  }

  /** Reads what was just accepted through another node; one that dies meanwhile shows nothing. */
  async function readBack(entry: Entry): Promise<void> {
    const { write } = entry
    const customerId = customerOf(entry)
    if (entry.answer?.status !== 201 || customerId === undefined) return
    const token = tokens[write.partner] ?? ''
    const found = await gate.pass(async () => {
      const url = pickUrl()
      return url === undefined
        ? undefined
        : searchCustomer(url, token, customerId).catch(() => undefined)
    })
    if (!found) return
    counts.add('readBack')
    const explanation = judgeReadBack(write, customerId, found)
    if (explanation !== undefined) faults.report({ loss: 'reads', key: write.id, explanation })
  }

  const travelOn = async () => {
    while (!stopping) {
      await travel(traveller)
    }
  }

  return {
    start() {
      stopping = false
      running = Promise.all(Array.from({ length: options.atOnce }, travelOn))
    },
    settle,
    async repeat(entry) {
      const found = await answer(entry.write)
      counts.add('repeated')
      return entry.answer === undefined || compare(entry.write, entry.answer, found)
    },
    pause: () => gate.close(),
    goOn: () => gate.open(),
    async stop() {
      stopping = true
      await running
    },
  }
}
