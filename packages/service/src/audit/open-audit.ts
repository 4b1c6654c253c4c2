import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { ServiceStore } from '../operations/call.ts'
import { anchorFileOf } from './anchor.ts'
import { makeAuditKeys, openAuditKeys } from './audit-key.ts'
import { startSealer, type Sealer } from './sealer.ts'

/** Where the key lies that seals the activity log. */
export function auditKeyFile({ auditKey, data }: Pick<Config, 'auditKey' | 'data'>): string {
  return auditKey || join(data, 'audit-key.pem')
}

/** Starts to seal the activity log of a store, with the key that the configuration names. */
export function openAudit(options: {
  config: Pick<Config, 'auditKey' | 'auditRetention' | 'data' | 'mode' | 'store'>
  store: ServiceStore
  /** The service clock. */
  now: () => number
  log: Logger
}): Sealer {
  const { config, log, now, store } = options
  // What is gone at the end needs no key that outlives it.
  const lasting = config.store !== 'memory'
  const file = auditKeyFile(config)
  return startSealer({
    store,
    keys: lasting ? openAuditKeys(file) : makeAuditKeys(),
    // A sandbox is started anew whenever one likes; what is gone then is not missed.
    anchorFile: config.mode === 'production' ? anchorFileOf(file) : undefined,
    keepFor: config.auditRetention,
    now,
    log,
  })
}
