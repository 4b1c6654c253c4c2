import { options, type Config } from '../config/config.ts'
import { parseStore } from '../config/parse-store.ts'
import { createPrivateFile } from '../files/create-private-file.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { StoreDamaged } from './damaged.ts'
import type { LockWait } from './dialects/sqlite/lock-file.ts'
import { openMemoryStore } from './dialects/sqlite/memory.ts'
import { openSqliteRescue } from './dialects/sqlite/rescue.ts'
import { openSqliteStore } from './dialects/sqlite/store.ts'
import type { ReplicaOptions } from './replicas.ts'
import type { Commit, Store } from './store.ts'

/** Options and listeners of a store. */
export interface OpenOptions {
  /** Called with each write transaction when it has ended. */
  readonly onCommit?: ((commit: Commit) => void) | undefined
  /** Called when another node of the same database has committed events. */
  readonly onNews?: (() => void) | undefined
  /** Settings of the wait for another process that holds an SQLite file; absent to fail at once. */
  readonly wait?: LockWait | undefined
  /** Called with damage that is found after the store was opened. */
  readonly onDamage?: ((damage: StoreDamaged) => void) | undefined
  /** Opens a store read-only, damaged or not. */
  readonly rescue?: boolean | undefined
  /** Copies of a PostgreSQL database that serve reads. */
  readonly replicas?: ReplicaOptions | undefined
}

/**
 * Opens the configured store.
 * @throws StoreInUse; StoreUnavailable; StoreDamaged; SchemaTooNew; ConfigError
 */
export async function openStore(
  config: Pick<Config, 'store' | 'data'> & Partial<Pick<Config, 'mode'>>,
  { onCommit, onDamage, onNews, replicas, rescue, wait }: OpenOptions = {},
): Promise<Store> {
  const { mode = options.mode.default } = config
  // Module in which the writer thread finds the commands, in the source or the build.
  const commandsUrl = import.meta.resolve(mode === 'sandbox' ? '#sandbox-commands' : '#commands')
  const place = parseStore(config)
  if (place.kind === 'postgres') {
    const { url } = place
    if (rescue) {
      const { openPostgresRescue } = await import('./dialects/postgres/rescue.ts')
      return openPostgresRescue({ url, onDamage })
    }
    const { openPostgresStore } = await import('./dialects/postgres/store.ts')
    return openPostgresStore({ url, onCommit, onNews, replicas })
  }
  if (place.kind === 'memory') return openMemoryStore({ commandsUrl, onCommit })
  const { file, folder } = place
  if (rescue) return openSqliteRescue({ file, wait, onDamage })
  makeFolder(folder)
  // SQLite would create it readable for everybody. Its other files get the same permissions.
  createPrivateFile(file)
  return openSqliteStore({ file, commandsUrl, onCommit, wait, onDamage })
}
