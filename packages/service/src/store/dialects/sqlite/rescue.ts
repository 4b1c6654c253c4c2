import { existsSync } from 'node:fs'
import { StoreDamaged } from '../../damaged.ts'
import { requireNewestSchema } from '../../migrations.ts'
import { readOnlyStore } from '../../read-only.ts'
import type { Store } from '../../store.ts'
import { CloseStack } from '../../close-stack.ts'
import { StoreMissing } from '../../unavailable.ts'
import { readOnce } from './check-pages.ts'
import { connect, openReader } from './database.ts'
import { inspectFile } from './inspect-file.ts'
import { waitForLock, type LockWait } from './lock-file.ts'

/**
 * Opens an SQLite store to read as much of it as possible, damaged or not. The file does not
 * change.
 * @param options.onDamage called with the damage found, if any
 * @throws StoreInUse; StoreUnavailable when there is no store; StoreDamaged when nothing can be
 * read; SchemaTooOld or SchemaTooNew
 */
export async function openSqliteRescue(options: {
  file: string
  wait?: LockWait | undefined
  onDamage?: ((damage: StoreDamaged) => void) | undefined
}): Promise<Store> {
  const { file } = options
  if (!existsSync(file)) throw new StoreMissing(file)
  await using opened = new CloseStack()
  const lock = await waitForLock(file, options.wait)
  opened.defer(() => lock.close())
  try {
    const late = await inspectFile(file)
    opened.defer(() => late?.stop())
    void late?.ended.then((damage) => damage && options.onDamage?.(damage))
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error
    options.onDamage?.(error)
  }
  const version = readOnce(file, 'pragma user_version')
  if (Number.isNaN(Number(version))) throw new StoreDamaged(file, version)
  requireNewestSchema('sqlite', Number(version))
  const database = openReader(file)
  opened.defer(() => database.close())
  const open = opened.move()
  return readOnlyStore(connect(database), () => open.close())
}
