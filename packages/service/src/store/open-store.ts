import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { options, type Config } from '../config/config.ts'
import { parseStore, sqliteFileName } from '../config/parse-store.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { StoreDamaged } from './damaged.ts'
import { openPostgresRescue } from './dialects/postgres/rescue.ts'
import { openPostgresStore } from './dialects/postgres/store.ts'
import type { LockWait } from './dialects/sqlite/lock-file.ts'
import { openSqliteRescue } from './dialects/sqlite/rescue.ts'
import { openSqliteStore } from './dialects/sqlite/store.ts'
import type { Commit, Store } from './store.ts'

/** Ways to open a store, and those who are told of what happens meanwhile. */
export interface OpenOptions {
  /** Told of each write transaction that ended. */
  readonly onCommit?: ((commit: Commit) => void) | undefined
  /** Patience for another process that holds a SQLite file; without it there is none. */
  readonly wait?: LockWait | undefined
  /** Told of damage with which the store is used all the same, because it was found late. */
  readonly onDamage?: ((damage: StoreDamaged) => void) | undefined
  /** Opens a store to be read alone, damaged or not. */
  readonly rescue?: boolean | undefined
}

/**
 * Opens the store that the configuration names.
 * @throws StoreInUse; StoreUnavailable; StoreDamaged; SchemaTooNew; ConfigError
 */
export async function openStore(
  config: Pick<Config, 'store' | 'data'> & Partial<Pick<Config, 'mode'>>,
  { onCommit, onDamage, rescue, wait }: OpenOptions = {},
): Promise<Store> {
  const { mode = options.mode.default } = config
  // The module that the writer thread finds commands in: as source, or as built.
  const commandsUrl = import.meta.resolve(mode === 'sandbox' ? '#sandbox-commands' : '#commands')
  const place = parseStore(config)
  if (place.kind === 'postgres') {
    const { url } = place
    return rescue ? openPostgresRescue({ url, onDamage }) : openPostgresStore({ url, onCommit })
  }
  if (place.kind === 'memory') return openThrowAway(commandsUrl, onCommit)
  const { file, folder } = place
  if (rescue) return openSqliteRescue({ file, wait, onDamage })
  makeFolder(folder)
  // SQLite would make it readable by all; what it keeps beside a file has that file's rights.
  closeSync(openSync(file, 'a', 0o600))
  return openSqliteStore({ file, commandsUrl, onCommit, wait, onDamage })
}

/**
 * A store that is gone at the end. Writer and reader are two connections in two threads, which
 * cannot share a database in memory; so it is a file that nobody else sees.
 */
async function openThrowAway(
  commandsUrl: string,
  onCommit?: (commit: Commit) => void,
): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-'))
  const store: Store = await openSqliteStore({
    file: join(folder, sqliteFileName),
    commandsUrl,
    onCommit,
  })
  const close = async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...store, close }
}
