import type { Connection } from '../store/connection.ts'
import { listSeals, type Seal } from '../store/queries/audit-seals.ts'
import { operatorChain } from '../store/operator-chain.ts'
import type { AuditFinding } from './audit-finding.ts'
import type { AuditKeys } from './audit-key.ts'
import { readCheckpoint, type ChainPlace } from './checkpoint-statement.ts'
import { linkSeal } from './link-lines.ts'
import { readCheckpoints, type SignedPlaces } from './verify-checkpoints.ts'

const askedAtOnce = 200

/**
 * Checks that every position ever signed is still on its chain, not only the last one. Otherwise an
 * end could be cut off and forgotten once the chain has grown again.
 */
export async function verifyPlaces(
  connection: Connection,
  keys: AuditKeys,
  signed: SignedPlaces,
  report: (finding: AuditFinding) => void,
): Promise<void> {
  const forged = new Map<string, [from: number, to: number]>()
  const cutOff = new Map<string, [from: number, to: number]>()
  const note = (found: typeof forged, [partnerId, number]: ChainPlace) => {
    const [from, to] = found.get(partnerId) ?? [number, number]
    found.set(partnerId, [Math.min(from, number), Math.max(to, number)])
  }
  const isOpen = ([partnerId, number]: ChainPlace) => {
    const beginning = signed.beginnings.get(partnerId)?.[1] ?? 0
    // The end itself is checked when its chain is read.
    return number > beginning && number !== signed.ends.get(partnerId)?.[1]
  }
  for await (const page of readCheckpoints(connection)) {
    const places = page.flatMap((checkpoint) => placesOf(readCheckpoint(keys, checkpoint)))
    for (const [partnerId, some] of Map.groupBy(places.filter(isOpen), ([id]) => id)) {
      const seals = await findSeals(connection, partnerId, some)
      for (const place of some) {
        const seal = seals.get(place[1])
        if (!seal) {
          // Below the end, gaps are found when the chain is read.
          if (place[1] > (signed.ends.get(partnerId)?.[1] ?? 0)) note(cutOff, place)
        } else if (seal.hash !== place[2] && isLinked(seal, seals.get(place[1] - 1))) {
          note(forged, place)
        }
      }
    }
  }
  for (const [partnerId, numbers] of cutOff) {
    report({
      kind: 'cut-off',
      partnerId,
      numbers,
      fault: { rule: 'ChainShortened' },
    })
  }
  for (const [partnerId, numbers] of forged) {
    report({
      kind: 'forged',
      partnerId,
      numbers,
      fault: { rule: 'ChainRemade' },
    })
  }
}

function placesOf(said: ReturnType<typeof readCheckpoint>): ChainPlace[] {
  const ends = said?.kind === 'seal' ? said.ends : []
  return said?.operator ? [...ends, [operatorChain, ...said.operator]] : [...ends]
}

/** Reads the seals at some positions, and their predecessors. */
async function findSeals(
  connection: Connection,
  partnerId: string,
  places: readonly ChainPlace[],
): Promise<ReadonlyMap<number, Seal>> {
  const numbers = [...new Set(places.flatMap(([, number]) => [number - 1, number]))]
  const found = new Map<number, Seal>()
  for (let start = 0; start < numbers.length; start += askedAtOnce) {
    const some = numbers.slice(start, start + askedAtOnce)
    for (const seal of await listSeals(connection, { partnerId, numbers: some })) {
      found.set(seal.number, seal)
    }
  }
  return found
}

/** A seal that does not follow from its predecessor is reported when the chain is read. */
function isLinked(seal: Seal, before: Seal | undefined): boolean {
  return linkSeal(before?.hash ?? '', seal) === seal.hash
}
