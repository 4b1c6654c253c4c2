import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { inSlices } from '../store/in-slices.ts'
import { findLastCheckpoint, type Checkpoint } from '../store/queries/audit-checkpoints.ts'
import {
  listUnsealedLines,
  type Seal,
  findLastSeal,
  listSeals,
  type LineToSeal,
} from '../store/queries/audit-seals.ts'
import { operatorChain } from '../store/operator-chain.ts'
import { listUnsealedChanges } from '../store/queries/operator-seals.ts'
import type { SigningAuditKeys } from './audit-key.ts'
import { placeOf, readCheckpoint, signCheckpoint } from './checkpoint-statement.ts'
import { createWatermark } from './watermark.ts'
import { expireOldLines } from './expire-old-lines.ts'
import { digestLines, sealLines, type ChainEnds, type DigestedLine } from './link-lines.ts'
import { capabilitiesOf } from '../store/statement.ts'
import { createCheckpointGuard } from './checkpoint-guard.ts'
import { sealAuditCommand } from './seal-audit.ts'
import { keepsApart, mayBeAway, ofReachable } from '../store/queries/across-partners.ts'
import type { Store } from '../store/store.ts'
import type { Connection } from '../store/connection.ts'

/** Dependencies and settings of a sealer. */
export interface SealerOptions {
  readonly store: Store
  readonly keys: SigningAuditKeys
  /** File outside the database for the newest checkpoint; absent when none is wanted. */
  readonly anchorFile?: string | undefined
  /** The service clock. */
  readonly now: () => number
  /** Retention of records in milliseconds; 0 keeps them for ever. */
  readonly keepFor: number
  readonly log: Logger
  /**
   * Milliseconds without a new checkpoint after which another node's work is taken over. Default 5
   * s.
   */
  readonly takeOverAfter?: number
}

/** A running sealer. */
export interface Sealer {
  /** Milliseconds since sealing began to fail; 0 when it works. */
  failingFor(): number
  /** Resolves when everything committed so far is sealed, unless another node does that. */
  stop(): Promise<void>
}

/** Interval between reads of new records, in milliseconds. */
const lookEvery = 250
/** Records sealed by one command, which limits how long other commands wait for it. */
const sealedAtOnce = 256
/**
 * Records digested or linked per turn of the event loop, which limits how long callers wait for it.
 */
const perTurn = 32
/** Interval between deletions of expired records, in milliseconds. */
const expireEvery = 3_600_000
/** Interval for logging a persistent fault again. */
const tellEvery = 60_000

/**
 * Starts a sealer: it assigns committed records their positions in their partners' chains and signs
 * the ends of the chains. Writers do not take part. Of several nodes the one that sealed last
 * continues; another takes over when it falls silent.
 */
export function startSealer(options: SealerOptions): Sealer {
  const { keepFor, keys, log, now, store, takeOverAfter = 5_000 } = options
  const sealer = randomUUID()
  const stopped = new AbortController()
  const guard = createCheckpointGuard(store.reader, keys, options.anchorFile)
  const watermark = createWatermark(store.reader)
  const alone = !capabilitiesOf(store.reader).rowLocks
  let seen = { number: 0, at: 0 }
  let expireAt = performance.now()
  let tellAt = performance.now()
  let failingSince: number | undefined
  /** Ends of chains whose command failed: a cluster's node commits them before the coordinator commits the checkpoint. */
  let doubtful: readonly Seal[] = []
  const running = work()

  async function work(): Promise<void> {
    while (!stopped.signal.aborted) {
      const more = await round()
      if (!more)
        await sleep(lookEvery, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
    // Records whose calls were answered before the stop are sealed by its end.
    let more = true
    while (more) more = await seal().catch(tell)
  }

  /** @returns whether there is more to do immediately */
  async function round(): Promise<boolean> {
    try {
      const sealed = await seal()
      const expired = await expire()
      failingSince = undefined
      return sealed || expired
    } catch (error) {
      failingSince ??= performance.now()
      return tell(error)
    }
  }

  async function seal(): Promise<boolean> {
    const last = await findLastCheckpoint(store.reader)
    if (!isMine(last)) return false
    await guard.check(last)
    const { after, confirm } = await watermark.choose(last)
    const lines = await listLines(after)
    const changes = digestLines(await listChanges())
    const allFound = lines.length < sealedAtOnce
    const completeTo = allFound ? confirm(lines) : (last?.completeTo ?? 0)
    const { stored, unknown } = await findStored(store.reader, doubtful)
    doubtful = unknown
    if (lines.length === 0 && changes.length === 0 && stored.length === 0) return false
    const ends = await findChainEnds(store.reader, lines)
    const signed = last && readCheckpoint(keys, last)?.operator
    if (signed) ends.set(operatorChain, { number: signed[0], hash: signed[1] })
    for (const end of stored) {
      if (end.number > (ends.get(end.partnerId)?.number ?? 0)) ends.set(end.partnerId, end)
    }
    const seals = await link([...lines, ...changes], ends)
    const longer = new Map([...stored, ...seals].map((each) => [each.partnerId, each]))
    doubtful = [...unknown, ...longer.values()]
    longer.delete(operatorChain)
    const operator = ends.get(operatorChain)
    const checkpoint = signCheckpoint(
      keys,
      last,
      {
        kind: 'seal',
        at: new Date(now()).toISOString(),
        sealer,
        ends: [...longer.values()].map(placeOf),
        ...(operator && { operator: [operator.number, operator.hash] }),
      },
      { completeTo, sealedTo: Math.max(last?.sealedTo ?? 0, lines.at(-1)?.seq ?? 0) },
    )
    const input = { after: last?.number ?? 0, seals, checkpoint }
    const kept = await store.run(sealAuditCommand, input, now())
    doubtful = unknown
    if (kept) await guard.note(checkpoint)
    return kept && (!allFound || changes.length === sealedAtOnce)
  }

  /**
   * On a cluster the node with the operator's chain may be down: the other records are still
   * sealed.
   */
  async function listChanges(): Promise<LineToSeal[]> {
    try {
      return await listUnsealedChanges(store.reader, sealedAtOnce)
    } catch (error) {
      if (!keepsApart(store.reader) || !mayBeAway(error)) throw error
      return []
    }
  }

  /** Does not keep the texts: each garbage collection would copy those of hundreds of records. */
  async function listLines(after: number): Promise<DigestedLine[]> {
    const lines: DigestedLine[] = []
    while (lines.length < sealedAtOnce) {
      const wanted = { after: lines.at(-1)?.seq ?? after, limit: perTurn }
      const found = await listUnsealedLines(store.reader, wanted)
      lines.push(...digestLines(found))
      if (found.length < perTurn) break
    }
    return lines
  }

  async function link(lines: readonly DigestedLine[], ends: ChainEnds): Promise<Seal[]> {
    const seals: Seal[] = []
    for await (const slice of inSlices(lines, perTurn)) seals.push(...sealLines(slice, ends))
    return seals
  }

  async function expire(): Promise<boolean> {
    if (keepFor === 0 || performance.now() < expireAt) return false
    const last = await findLastCheckpoint(store.reader)
    if (!last || !isMine(last)) return false
    await guard.check(last)
    const checkpoint = await expireOldLines({ store, keys, sealer, last, keepFor, now })
    if (checkpoint) await guard.note(checkpoint)
    else expireAt = performance.now() + expireEvery
    return checkpoint !== undefined
  }

  /**
   * Decides whether this node seals: it sealed last, or the node that did has been silent long
   * enough.
   */
  function isMine(last: Checkpoint | undefined): boolean {
    if (alone || !last || last.statement.includes(`"sealer":"${sealer}"`)) return true
    if (last.number === seen.number) return performance.now() - seen.at >= takeOverAfter
    seen = { number: last.number, at: performance.now() }
    return false
  }

  function tell(error: unknown): false {
    if (performance.now() >= tellAt) {
      tellAt = performance.now() + tellEvery
      log.error({ err: error }, 'the activity log cannot be sealed; retrying')
    }
    return false
  }

  return {
    failingFor: () => (failingSince === undefined ? 0 : performance.now() - failingSince),
    async stop() {
      stopped.abort()
      await running
    },
  }
}

/** Finds which seals are stored; it is unknown of those whose node is down. */
async function findStored(connection: Connection, seals: readonly Seal[]) {
  return ofReachable(connection, async (only) => {
    const isKnown = ({ partnerId }: Seal) => !only || only.includes(partnerId)
    const known = seals.filter(isKnown)
    const found = await Promise.all(
      known.map(({ partnerId, number }) => listSeals(connection, { partnerId, numbers: [number] })),
    )
    return {
      stored: known.filter(({ hash }, index) => found[index]?.some((each) => each.hash === hash)),
      unknown: seals.filter((seal) => !isKnown(seal)),
    }
  })
}

/** Finds the ends of the chains that records belong to. */
async function findChainEnds(
  connection: Connection,
  lines: readonly DigestedLine[],
): Promise<ChainEnds> {
  const ends: ChainEnds = new Map()
  for (const partnerId of new Set(lines.map((line) => line.partnerId))) {
    const last = await findLastSeal(connection, partnerId)
    if (last) ends.set(partnerId, last)
  }
  return ends
}
