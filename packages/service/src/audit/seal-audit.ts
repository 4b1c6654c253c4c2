import {
  findLastCheckpoint,
  insertCheckpoint,
  lockCheckpoints,
  type Checkpoint,
} from '../store/queries/audit-checkpoints.ts'
import { hasLine, insertSeals, type Seal } from '../store/queries/audit-seals.ts'
import { operatorChain } from '../store/operator-chain.ts'
import { hasChange } from '../store/queries/operator-seals.ts'
import { command } from '../store/command.ts'

/** Seals to store, with the checkpoint that signs them. */
export interface SealAudit {
  /** The checkpoint that this was computed from; 0 when there was none. */
  readonly after: number
  readonly seals: readonly Seal[]
  readonly checkpoint: Checkpoint
}

/**
 * Stores seals and their checkpoint. They are computed outside any transaction, where the key is,
 * and so are stored only if no other node has sealed since.
 * @returns whether they were stored
 */
export const sealAuditCommand = command(
  'sealAudit',
  async (transaction, { after, checkpoint, seals }: SealAudit): Promise<boolean> => {
    await lockCheckpoints(transaction)
    const last = await findLastCheckpoint(transaction)
    if ((last?.number ?? 0) !== after) return false
    // A sandbox that was reset no longer has these records.
    const line = seals.find(({ partnerId }) => partnerId !== operatorChain)
    if (line && !(await hasLine(transaction, line))) return false
    const change = seals.find(({ partnerId }) => partnerId === operatorChain)
    if (change && !(await hasChange(transaction, change.seq))) return false
    await insertSeals(transaction, seals)
    await insertCheckpoint(transaction, checkpoint)
    return true
  },
)
