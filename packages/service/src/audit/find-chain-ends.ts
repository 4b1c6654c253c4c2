import type { Connection } from '../store/connection.ts'
import { findLastSeal } from '../store/queries/audit-seals.ts'
import type { ChainEnds, DigestedLine } from './link-lines.ts'

/** Finds where the chains end that some lines belong to. */
export async function findChainEnds(
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
