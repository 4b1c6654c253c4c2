import { CloseStack } from '../../close-stack.ts'
import type { StoreDamaged } from '../../damaged.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import type { Commit, Store } from '../../store.ts'
import { callsOf } from './calls.ts'
import { connect, openReader, openWriter } from './database.ts'
import { inspectFile } from './inspect-file.ts'
import { waitForLock, type LockWait } from './lock-file.ts'
import type { NamedCall } from './messages.ts'
import { migrateSqlite } from './migrate.ts'
import { roomCommands } from '../../probe-room.ts'
import { readTogether } from './read-together.ts'
import { startWriter, type Writer } from './start-writer.ts'

/**
 * Opens an SQLite store on a file, which is created and migrated if needed.
 * @param options.commandsUrl the module that exports `commands`; the writer thread loads it itself
 * @param options.wait patience with another process that holds the file; without it there is none
 * @param options.onDamage called with damage found while the store was already in use
 * @throws StoreInUse when another process serves the same file; StoreDamaged; SchemaTooNew
 */
export async function openSqliteStore(options: {
  file: string
  commandsUrl: string
  onCommit?: ((commit: Commit) => void) | undefined
  wait?: LockWait | undefined
  onDamage?: ((damage: StoreDamaged) => void) | undefined
}): Promise<Store> {
  const { file, commandsUrl, onCommit } = options
  await using opened = new CloseStack()
  const lock = await waitForLock(file, options.wait)
  opened.defer(() => lock.close())
  const late = await inspectFile(file)
  let damage: StoreDamaged | undefined
  const hearLate = async () => {
    damage = await late?.ended
    if (damage) options.onDamage?.(damage)
  }
  void hearLate()
  opened.defer(() => late?.stop())
  migrateFile(file)
  const readerDatabase = openReader(file)
  opened.defer(() => readerDatabase.close())
  const reader = readTogether(readerDatabase, connect(readerDatabase))

  let writer: Promise<Writer> | undefined
  let hasFailed = false
  const hear = (commit: Commit) => {
    hasFailed = commit.failed
    onCommit?.(commit)
  }
  const start = () =>
    startWriter({ file, commandsUrl }, { commit: hear, end: () => (writer = undefined) })
  await (writer = start())
  opened.defer(async () => (await writer?.catch(() => undefined))?.close())
  const open = opened.move()

  let closed: Promise<void> | undefined
  /** Returns the writer, replacing one that has stopped, which only a bug can cause. */
  const findWriter = async () => {
    if (closed) throw new StoreUnavailable('the store is closed')
    writer ??= start()
    try {
      return await writer
    } catch (error) {
      writer = undefined
      throw new StoreUnavailable('the writer does not start', { cause: error })
    }
  }
  const send = async (call: NamedCall) => (await findWriter()).send(call)

  const calls = callsOf(send)

  let probing: Promise<void> | undefined
  /** Only a commit proves that commits succeed again. */
  const probeRoom = async () => {
    for (const command of roomCommands) await calls.run(command, {}, 0)
  }

  return {
    reader,
    ...calls,
    async check() {
      if (damage) throw new StoreUnavailable(damage.message)
      await findWriter()
      readerDatabase.prepare('select 1').get()
      if (!hasFailed) return
      probing ??= probeRoom().finally(() => (probing = undefined))
      await probing
    },
    close: () => (closed ??= open.close()),
  }
}

function migrateFile(file: string): void {
  const database = openWriter(file)
  try {
    migrateSqlite(database)
  } finally {
    database.close()
  }
}
