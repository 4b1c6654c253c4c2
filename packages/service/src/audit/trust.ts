import type { Connection } from '../store/connection.ts'
import { findCheckpoint, type Checkpoint } from '../store/queries/audit-checkpoints.ts'
import { readAnchor, writeAnchor, type Anchor } from './anchor.ts'
import type { AuditKeys } from './audit-key.ts'
import { readCheckpoint } from './checkpoint-statement.ts'

/** What a sealer must not go on from: its seals would hide what happened. */
export class AuditNotTrusted extends Error {
  override readonly name = 'AuditNotTrusted'
}

/** Sees to it that chains are made longer only where they are what was left. */
export interface Trust {
  /** @throws AuditNotTrusted when the newest checkpoint is not one of ours, or an older one. */
  check(last: Checkpoint | undefined): Promise<void>
  /** Notes the newest checkpoint outside the database. */
  note(checkpoint: Checkpoint): Promise<void>
}

/** Creates the memory of a sealer: in the process, and in a file where there is one. */
export function createTrust(
  reader: Connection,
  keys: AuditKeys,
  anchorFile: string | undefined,
): Trust {
  let anchor: Anchor | undefined = anchorFile === undefined ? undefined : readAnchor(anchorFile)
  let checked: Anchor | undefined

  return {
    async check(last) {
      if (last && last.number === checked?.number && last.hash === checked.hash) return
      if (anchor && anchorFile !== undefined) {
        const found = await findCheckpoint(reader, anchor.number)
        const older = (last?.number ?? 0) < anchor.number
        // Checkpoints from before the beginning were taken away by retention.
        if (older || (found && found.hash !== anchor.hash)) {
          throw new AuditNotTrusted(
            `the activity log is not the one whose end was noted in ${anchorFile}. Run "accredit audit verify". If an older state was restored on purpose, move that file away`,
          )
        }
      }
      if (last && !readCheckpoint(keys, last)) {
        throw new AuditNotTrusted(
          'the newest checkpoint of the activity log is not signed by the audit key of this node; nodes that share a database need the same key (ACCREDIT_AUDIT_KEY)',
        )
      }
      checked = last
    },
    async note(checkpoint) {
      const { hash, number } = checkpoint
      checked = { number, hash }
      if (anchorFile === undefined) return
      await writeAnchor(anchorFile, checked)
      anchor = checked
    },
  }
}
