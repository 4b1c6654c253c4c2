import { join } from 'node:path'
import type { Config } from '../config.ts'
import { anchorFileOf } from './anchor.ts'
import { makeAuditKeys, openAuditKeys } from './audit-key.ts'
import { startSealer, type Sealer, type SealerOptions } from './sealer.ts'

/** Where the key lies that seals the activity log. */
export function auditKeyFile({ auditKey, data }: Pick<Config, 'auditKey' | 'data'>): string {
  return auditKey || join(data, 'audit-key.pem')
}

/**
 * Opens the key that seals the activity log, and gives what starts to seal with it.
 * @throws AuditKeyError when the key cannot be used
 */
export function openAudit(
  config: Pick<Config, 'auditKey' | 'auditRetention' | 'data' | 'mode' | 'store'>,
): (parts: Pick<SealerOptions, 'store' | 'now' | 'log'>) => Sealer {
  const file = auditKeyFile(config)
  // What is gone at the end needs no key that outlives it.
  const keys = config.store === 'memory' ? makeAuditKeys() : openAuditKeys(file)
  return (parts) =>
    startSealer({
      ...parts,
      keys,
      // A sandbox is started anew whenever one likes; what is gone then is not missed.
      anchorFile: config.mode === 'production' ? anchorFileOf(file) : undefined,
      keepFor: config.auditRetention,
    })
}
