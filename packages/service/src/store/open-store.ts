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

/** Ways to open a store, and those who are told of what happens meanwhile. */
export interface OpenOptions {
  /** Called with each write transaction that ended. */
  readonly onCommit?: ((commit: Commit) => void) | undefined
  /** Called when another node of the same database has committed events. */
  readonly onNews?: (() => void) | undefined
  /** Patience for another process that holds a SQLite file; without it there is none. */
  readonly wait?: LockWait | undefined
  /** Called with damage that was found too late to refuse the store. */
  readonly onDamage?: ((damage: StoreDamaged) => void) | undefined
  /** Opens a store to be read alone, damaged or not. */
  readonly rescue?: boolean | undefined
  /** Copies of a PostgreSQL database that serve reads. */
  readonly replicas?: ReplicaOptions | undefined
}

/**
 * Opens the store that the configuration names.
 * @throws StoreInUse; StoreUnavailable; StoreDamaged; SchemaTooNew; ConfigError
 */
export async function openStore(
  config: Pick<Config, 'store' | 'data'> & Partial<Pick<Config, 'mode'>>,
  { onCommit, onDamage, onNews, replicas, rescue, wait }: OpenOptions = {},
): Promise<Store> {
  const { mode = options.mode.default } = config
  // The module that the writer thread finds commands in: as source, or as built.
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
  // SQLite would make it readable by all; what it keeps beside a file has that file's rights.
  createPrivateFile(file)
  return openSqliteStore({ file, commandsUrl, onCommit, wait, onDamage })
}
