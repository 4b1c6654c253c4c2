import {
  findLastCheckpoint,
  deleteCheckpoints,
  insertCheckpoint,
  lockCheckpoints,
  type Checkpoint,
} from '../store/queries/audit-checkpoints.ts'
import { deleteLines, type Seal } from '../store/queries/audit-seals.ts'
import { command } from '../store/command.ts'

/** Expired records to delete, with the checkpoint that states the deletion. */
export interface ForgetAudit {
  /** The checkpoint that this was computed from. */
  readonly after: number
  /** The last seal of each chain whose record is deleted. */
  readonly upTo: readonly Pick<Seal, 'partnerId' | 'number'>[]
  /** The oldest checkpoint to keep. */
  readonly firstCheckpoint: number
  readonly checkpoint: Checkpoint
}

/**
 * Deletes expired records and their seals from the beginning of chains, and old checkpoints.
 * @returns false when another node has sealed since, and nothing was deleted
 */
export const expireAuditCommand = command(
  'expireAudit',
  async (
    transaction,
    { after, checkpoint, firstCheckpoint, upTo }: ForgetAudit,
  ): Promise<boolean> => {
    await lockCheckpoints(transaction)
    const last = await findLastCheckpoint(transaction)
    if (last?.number !== after) return false
    for (const place of upTo) await deleteLines(transaction, place)
    await insertCheckpoint(transaction, checkpoint)
    await deleteCheckpoints(transaction, { before: firstCheckpoint })
    return true
  },
)
