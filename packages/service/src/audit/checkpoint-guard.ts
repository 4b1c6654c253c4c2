import { problem, ProblemError } from '../words/problem.ts'
import type { Connection } from '../store/connection.ts'
import { findCheckpoint, type Checkpoint } from '../store/queries/audit-checkpoints.ts'
import { readAnchor, writeAnchor, type Anchor } from './anchor.ts'
import type { AuditKeys } from './audit-key.ts'
import { readCheckpoint } from './checkpoint-statement.ts'

/** State that a sealer must not continue from, since its seals would hide tampering. */
export class AuditNotTrusted extends ProblemError {
  override readonly name = 'AuditNotTrusted'
}

/** Ensures that chains are extended only from the state that was last sealed. */
export interface CheckpointGuard {
  /**
   * Compares the newest checkpoint with the recorded one, and records what could not be recorded
   * before.
   * @throws AuditNotTrusted when it is not one of ours, or an older one
   */
  check(last: Checkpoint | undefined): Promise<void>
  /** Records the newest checkpoint outside the database. */
  note(checkpoint: Checkpoint): Promise<void>
}

/** Creates a sealer's record of checkpoints: in memory, and in a file if there is one. */
export function createCheckpointGuard(
  reader: Connection,
  keys: AuditKeys,
  anchorFile: string | undefined,
): CheckpointGuard {
  let anchor: Anchor | undefined = anchorFile === undefined ? undefined : readAnchor(anchorFile)
  let checked: Anchor | undefined

  /** Signed but not recorded yet, e.g. on a full disk. */
  let unnoted: Anchor | undefined

  const write = async () => {
    if (anchorFile === undefined || !unnoted) return
    const next = unnoted
    await writeAnchor(anchorFile, next)
    anchor = next
    unnoted = undefined
  }

  return {
    async check(last) {
      await write()
      if (last && last.number === checked?.number && last.hash === checked.hash) return
      if (anchor && anchorFile !== undefined) await holdAgainst(anchor, anchorFile, last)
      if (last && !readCheckpoint(keys, last)) {
        throw new AuditNotTrusted(problem('AuditKeyOther'))
      }
      checked = last
    },
    async note({ hash, number }) {
      checked = { number, hash }
      unnoted = checked
      await write()
    },
  }

  async function holdAgainst(noted: Anchor, file: string, last: Checkpoint | undefined) {
    const newest = last?.number ?? 0
    if (newest < noted.number) {
      throw new AuditNotTrusted(problem('AuditCutOff', { newest, file, noted: noted.number }))
    }
    const found = await findCheckpoint(reader, { number: noted.number })
    // Retention has removed checkpoints from before the beginning.
    if (found && found.hash !== noted.hash) {
      throw new AuditNotTrusted(problem('AuditReplaced', { file, noted: noted.number }))
    }
  }
}
