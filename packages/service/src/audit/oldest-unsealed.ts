import type { Connection } from '../store/connection.ts'
import { findLastCheckpoint } from '../store/queries/audit-checkpoints.ts'
import { dateOf, listUnsealedLines } from '../store/queries/audit-seals.ts'
import { listUnsealedChanges } from '../store/queries/operator-seals.ts'

/** Finds the time of the oldest unsealed record; undefined when all are sealed. */
export async function findOldestUnsealed(reader: Connection): Promise<number | undefined> {
  const last = await findLastCheckpoint(reader)
  const [line] = await listUnsealedLines(reader, { after: last?.sealedTo ?? 0, limit: 1 })
  const [change] = await listUnsealedChanges(reader, 1)
  const dates = [
    ...(line ? [dateOf(line.values)] : []),
    ...(change ? [Number(change.values[0])] : []),
  ]
  return dates.length === 0 ? undefined : Math.min(...dates)
}
