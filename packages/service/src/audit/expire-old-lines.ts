import {
  findLastRetention,
  listCheckpoints,
  type Checkpoint,
} from '../store/queries/audit-checkpoints.ts'
import { dateOf, listChains, listSealedLines, type Seal } from '../store/queries/audit-seals.ts'
import type { SigningAuditKeys } from './audit-key.ts'
import { placeOf, readCheckpoint, signCheckpoint, type ChainPlace } from './checkpoint-statement.ts'
import { digestLine } from './link-lines.ts'
import { expireAuditCommand } from './expire-audit.ts'
import type { Store } from '../store/store.ts'

/** Records deleted by one command, which limits how long other commands wait for it. */
const takenAtOnce = 1_000

/**
 * Deletes a batch of expired records, and signs the new beginnings of the chains. A record that is
 * missing or differs from what was sealed ends the batch: retention must not hide tampering, and a
 * changed date must not make a record expire.
 * @returns the checkpoint; undefined when nothing was deleted
 */
export async function expireOldLines(options: {
  store: Store
  keys: SigningAuditKeys
  sealer: string
  last: Checkpoint
  keepFor: number
  now: () => number
}): Promise<Checkpoint | undefined> {
  const { keys, last, now, sealer, store } = options
  const before = now() - options.keepFor
  const retention = await findLastRetention(store.reader)
  const said = retention && readCheckpoint(keys, retention)
  const beginnings = new Map<string, ChainPlace>(
    said?.kind === 'retention' ? said.beginnings.map((place) => [place[0], place]) : [],
  )
  const upTo = await findOldEnds(store, beginnings, before)
  if (upTo.length === 0) return undefined
  for (const end of upTo) beginnings.set(end.partnerId, placeOf(end))
  const first = await findFirstToKeep(store, keys, last, before)
  const operator = readCheckpoint(keys, last)?.operator
  const checkpoint = signCheckpoint(
    keys,
    last,
    {
      kind: 'retention',
      at: new Date(now()).toISOString(),
      sealer,
      beginnings: [...beginnings.values()],
      first: [first.number, first.hash],
      // The operator's record is kept for ever, but not the checkpoints that signed its end.
      ...(operator && { operator }),
    },
    last,
  )
  const done = await store.run(
    expireAuditCommand,
    { after: last.number, upTo, firstCheckpoint: first.number, checkpoint },
    now(),
  )
  return done ? checkpoint : undefined
}

/** The last expired record of each chain that begins with one, up to the batch size. */
async function findOldEnds(
  store: Store,
  beginnings: ReadonlyMap<string, ChainPlace>,
  before: number,
): Promise<Omit<Seal, 'seq' | 'digest'>[]> {
  const ends: Omit<Seal, 'seq' | 'digest'>[] = []
  let left = takenAtOnce
  for (const partnerId of await listChains(store.reader)) {
    if (left <= 0) break
    const after = beginnings.get(partnerId)?.[1] ?? 0
    const lines = await listSealedLines(store.reader, { partnerId, after, limit: left })
    const stays = lines.findIndex(
      ({ seal, values }) =>
        values === undefined ||
        dateOf(values) >= before ||
        digestLine({ partnerId, values }) !== seal.digest,
    )
    const taken = stays < 0 ? lines : lines.slice(0, stays)
    const last = taken.at(-1)?.seal
    if (last) ends.push({ partnerId, number: last.number, hash: last.hash })
    left -= taken.length
  }
  return ends
}

/** Checkpoints are kept as long as records; the newest one is always kept. */
async function findFirstToKeep(
  store: Store,
  keys: SigningAuditKeys,
  last: Checkpoint,
  before: number,
): Promise<Checkpoint> {
  const oldest = await listCheckpoints(store.reader, { after: 0, limit: takenAtOnce })
  const kept = oldest.find((checkpoint) => {
    const said = readCheckpoint(keys, checkpoint)
    return !said || Date.parse(said.at) >= before
  })
  return kept ?? oldest.at(-1) ?? last
}
