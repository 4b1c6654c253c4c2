import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { auditKeyName } from '../files/beside-store.ts'
import { parseStore } from '../config/parse-store.ts'
import { anchorFileOf } from './anchor.ts'
import { makeAuditKeys, openAuditKeys } from './audit-key.ts'
import type { Store } from '../store/store.ts'
import { findLastCheckpoint } from '../store/queries/audit-checkpoints.ts'
import { createCheckpointGuard } from './checkpoint-guard.ts'
import { startSealer, type Sealer, type SealerOptions } from './sealer.ts'

/** Path of the key that seals the activity log. */
export function auditKeyFile({ auditKey, data }: Pick<Config, 'auditKey' | 'data'>): string {
  return auditKey || join(data, auditKeyName)
}

/** The seal of an activity log, before sealing starts. */
export interface AuditSeal {
  /** @throws AuditNotTrusted when the log does not match the recorded end; AnchorUnreadable */
  requireTrusted(store: Store): Promise<void>
  start(parts: Pick<SealerOptions, 'store' | 'now' | 'log'>): Sealer
}

/**
 * Opens the key that seals the activity log.
 * @throws AuditKeyError when the key cannot be used
 */
export function openAudit(
  config: Pick<Config, 'auditKey' | 'auditRetention' | 'data' | 'mode' | 'store'>,
): AuditSeal {
  const file = auditKeyFile(config)
  // A store in memory needs no persistent key.
  const keys = parseStore(config).kind === 'memory' ? makeAuditKeys() : openAuditKeys(file)
  // A sandbox can be recreated at any time; its data needs no proof.
  const anchorFile = config.mode === 'production' ? anchorFileOf(file) : undefined
  return {
    async requireTrusted({ reader }) {
      await createCheckpointGuard(reader, keys, anchorFile).check(await findLastCheckpoint(reader))
    },
    start: (parts) => startSealer({ ...parts, keys, anchorFile, keepFor: config.auditRetention }),
  }
}
