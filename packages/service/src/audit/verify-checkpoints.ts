import type { Connection } from '../store/connection.ts'
import { listCheckpoints, type Checkpoint } from '../store/queries/audit-checkpoints.ts'
import { operatorChain } from '../store/operator-chain.ts'
import { readPages } from '../store/read-pages.ts'
import type { Anchor } from './anchor.ts'
import type { AuditFinding } from './audit-finding.ts'
import type { AuditKeys } from './audit-key.ts'
import { readCheckpoint, type ChainPlace } from './checkpoint-statement.ts'

/** Positions in the chains that checkpoints sign. */
export interface SignedPlaces {
  readonly checkpoints: number
  /** The newest checkpoint, to record elsewhere. */
  readonly newest: Anchor | undefined
  /** Ends of the chains, by partner, including the operator's. */
  readonly ends: ReadonlyMap<string, ChainPlace>
  /** Positions before the beginning of chains that retention has shortened. */
  readonly beginnings: ReadonlyMap<string, ChainPlace>
}

const readAtOnce = 1_000

/** All checkpoints, page by page. */
export function readCheckpoints(connection: Connection): AsyncGenerator<readonly Checkpoint[]> {
  const read = (wanted: { after: number; limit: number }) => listCheckpoints(connection, wanted)
  return readPages(read, ({ number }) => number, readAtOnce)
}

/** Checks every checkpoint: its signature, and that its predecessor exists. */
export async function verifyCheckpoints(
  connection: Connection,
  keys: AuditKeys,
  anchor: Anchor | undefined,
  report: (finding: AuditFinding) => void,
): Promise<SignedPlaces> {
  const ends = new Map<string, ChainPlace>()
  let beginnings = new Map<string, ChainPlace>()
  let first: Checkpoint | undefined
  let last: Checkpoint | undefined
  let keptFrom: readonly [number: number, hash: string] | undefined
  let count = 0

  const look = (checkpoint: Checkpoint) => {
    const { hash, number } = checkpoint
    const expected = last ? last.number + 1 : number
    if (number !== expected) {
      report({
        kind: 'missing',
        numbers: [expected, number - 1],
        fault: { rule: 'CheckpointsMissing' },
      })
    }
    if (anchor?.number === number && anchor.hash !== hash) {
      report({
        kind: 'cut-off',
        numbers: [number, number],
        fault: { rule: 'CheckpointReplaced' },
      })
    }
    const said = readCheckpoint(keys, checkpoint)
    if (!said) {
      report({
        kind: 'forged',
        numbers: [number, number],
        fault: { rule: 'CheckpointUntrusted', values: { keyId: checkpoint.keyId } },
      })
    } else {
      if (last && number === expected && said.previous !== last.hash) {
        report({
          kind: 'forged',
          numbers: [number, number],
          fault: { rule: 'CheckpointUnlinked' },
        })
      }
      if (said.kind === 'seal') for (const place of said.ends) ends.set(place[0], place)
      if (said.operator) ends.set(operatorChain, [operatorChain, ...said.operator])
      if (said.kind === 'retention') {
        beginnings = new Map(said.beginnings.map((place) => [place[0], place]))
        keptFrom = said.first
      }
    }
    first ??= checkpoint
    last = checkpoint
    count += 1
  }

  for await (const page of readCheckpoints(connection)) page.forEach(look)
  checkFirst(first, keptFrom, report)
  if (anchor && (last?.number ?? 0) < anchor.number) {
    report({
      kind: 'cut-off',
      numbers: [(last?.number ?? 0) + 1, anchor.number],
      fault: { rule: 'CheckpointsCutOff' },
    })
  }
  const newest = last && { number: last.number, hash: last.hash }
  return { checkpoints: count, newest, ends, beginnings }
}

/** Checks that retention accounts for missing first checkpoints. */
function checkFirst(
  first: Checkpoint | undefined,
  keptFrom: readonly [number: number, hash: string] | undefined,
  report: (finding: AuditFinding) => void,
): void {
  if (!first || first.number === 1) return
  if (keptFrom && first.number === keptFrom[0] && first.hash === keptFrom[1]) return
  report({
    kind: 'cut-off',
    numbers: [1, first.number - 1],
    fault: { rule: 'CheckpointsExpired' },
  })
}
