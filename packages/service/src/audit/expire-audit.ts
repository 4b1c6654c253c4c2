import {
  findLastCheckpoint,
  deleteCheckpoints,
  insertCheckpoint,
  lockCheckpoints,
  type Checkpoint,
} from '../store/queries/audit-checkpoints.ts'
import { deleteLines, type Seal } from '../store/queries/audit-seals.ts'
import { command } from '../store/command.ts'

/** Old lines to be taken away, with the checkpoint that says so. */
export interface ForgetAudit {
  /** The checkpoint that all this was worked out from. */
  readonly after: number
  /** The last seal of each chain whose line goes. */
  readonly upTo: readonly Pick<Seal, 'partnerId' | 'number'>[]
  /** The oldest checkpoint that stays. */
  readonly firstCheckpoint: number
  readonly checkpoint: Checkpoint
}

/**
 * Takes old lines and their seals from the beginning of chains, and old checkpoints.
 * @returns whether it was done; not when somebody else has sealed since
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
